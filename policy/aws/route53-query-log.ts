import type { Unwrap } from "@pulumi/pulumi";
import type { QueryLogState } from "@pulumi/aws/route53/queryLog";

import type { StackRule } from "../rule";
import { hostedZone, isPublic, type HostedZone } from "./route53-zones";

const queryLog = "aws:route53/queryLog:QueryLog";

/** Who asked for which name is written down nowhere else. */
export const route53QueryLog: StackRule<HostedZone> = {
    name: "route53-query-log",
    title: "Public DNS zones record what is asked of them",
    why: "Without records, nobody sees a domain being scanned, or a name that is asked for and should not exist.",
    mend: "Set `queryLogRetentionDays` of the AwsDnsZone.",
    severity: "low",
    development: "costs money",
    references: [{ id: "CKV2_AWS_39" }],
    types: [hostedZone],
    guards: [{ type: queryLog, property: "zoneId" }],
    scope: "stack",
    *check(zone, stack) {
        const logs = isPublic(zone) ? stack.ofType<Unwrap<QueryLogState>>(queryLog) : undefined;
        if (logs?.some(({ properties }) => properties.zoneId === zone.properties.zoneId) === false) {
            yield { property: "", expected: "a QueryLog of this zone", found: undefined };
        }
    },
};
