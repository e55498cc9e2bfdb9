import type { Unwrap } from "@pulumi/pulumi";
import type { HostedZoneDnsSecState } from "@pulumi/aws/route53/hostedZoneDnsSec";

import type { StackRule } from "../rule";
import { hostedZone, isPublic, type HostedZone } from "./route53-zones";

const dnssec = "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec";

/** Only a signed answer can be told from a forged one. */
export const route53Dnssec: StackRule<HostedZone> = {
    name: "route53-dnssec",
    title: "Public DNS zones sign their answers",
    why: "Whoever forges an unsigned answer leads people, and those who issue certificates, to another server.",
    mend: "Set `dnssec: true` of the AwsDnsZone, and put its `dsRecord` into the parent zone.",
    severity: "medium",
    development: "costs money",
    references: [{ id: "CKV2_AWS_38" }],
    types: [hostedZone],
    guards: [
        { type: dnssec, property: "hostedZoneId" },
        { type: dnssec, property: "signingStatus", absent: "safe" },
    ],
    scope: "stack",
    *check(zone, stack) {
        if (!isPublic(zone)) {
            return;
        }
        const signings = stack
            .ofType<Unwrap<HostedZoneDnsSecState>>(dnssec)
            .filter(({ properties }) => properties.hostedZoneId === zone.properties.zoneId);
        // SIGNING by default
        if (!signings.some(({ properties: { signingStatus = "SIGNING" } }) => signingStatus === "SIGNING")) {
            const found = signings[0]?.properties.signingStatus;
            yield { property: "", expected: "a HostedZoneDnsSec of this zone, SIGNING", found };
        }
    },
};
