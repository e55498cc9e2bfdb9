import type { Unwrap } from "@pulumi/pulumi";
import type { RecordState } from "@pulumi/aws/route53/record";

import type { StackRule } from "../rule";
import { hostedZone, isPublic, plainName, type HostedZone } from "./route53-zones";

const record = "aws:route53/record:Record";

/** Every authority asks for the record before it issues a certificate, and keeps to it. */
export const route53Caa: StackRule<HostedZone> = {
    name: "route53-caa",
    title: "Public DNS zones say who may issue certificates for them",
    why: "Otherwise a mistake of any of a hundred authorities is enough for a certificate in your name.",
    mend: 'Add a CAA record `0 issue "letsencrypt.org"` (or your authority) for `@` to `fairlead:dns.records`.',
    severity: "medium",
    references: [{ id: "RFC 8659", url: "https://www.rfc-editor.org/rfc/rfc8659" }],
    types: [hostedZone],
    guards: [
        { type: record, property: "type", where: { type: "CAA" } },
        { type: record, property: "records", where: { type: "CAA" } },
    ],
    scope: "stack",
    *check(zone, stack) {
        if (!isPublic(zone)) {
            return;
        }
        const authorities = stack
            .ofType<Unwrap<RecordState>>(record)
            .filter(({ properties }) => properties.type === "CAA")
            .filter(({ properties }) => plainName(properties.name) === plainName(zone.properties.name))
            .filter(({ properties }) => properties.zoneId === zone.properties.zoneId)
            .flatMap(({ properties }) => properties.records ?? []);
        if (!authorities.some((value) => /^\d+\s+issue\s/i.test(value))) {
            const found = authorities.length === 0 ? undefined : authorities;
            yield { property: "", expected: "a CAA record of the zone's own name with an issue tag", found };
        }
    },
};
