import type { Unwrap } from "@pulumi/pulumi";
import type { Zone } from "@pulumi/azure-native/dns";

import type { StackRule } from "../rule";
import { recordSet, type RecordSet } from "./dns-resources";

const zone = "azure-native:dns:Zone";

export const dnsZoneCaa: StackRule<Unwrap<Pick<Zone, "name" | "zoneType">>> = {
    name: "dns-zone-caa",
    title: "The DNS zone says who issues certificates for it",
    why: "Without CAA records any of a hundred authorities may be tricked into a certificate for the domain.",
    mend: 'Add a CAA record for @ to fairlead:dns.records (AzureDnsZone records), such as 0 issue "letsencrypt.org".',
    severity: "medium",
    references: [{ id: "RFC 8659" }],
    types: [zone],
    guards: [],
    scope: "stack",
    *check({ properties }, stack) {
        const { name, zoneType } = properties;
        if (zoneType === "Private") {
            return;
        }
        const issuers = stack
            .ofType<RecordSet>(recordSet)
            .filter((record) => record.properties.caaRecords?.some(({ tag }) => tag?.toLowerCase() === "issue"));
        // Authorities ask a domain, then those above it.
        const isCovered = issuers.some(({ properties: { fqdn } }) =>
            `.${name}`.toLowerCase().endsWith(`.${fqdn.replace(/\.$/, "")}`.toLowerCase()),
        );
        if (!isCovered) {
            yield { property: "", expected: `a CAA record with tag issue for ${name}`, found: undefined };
        }
    },
};
