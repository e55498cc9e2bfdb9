import type { Unwrap } from "@pulumi/pulumi";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";

import { expectAtLeast } from "../expect";
import type { ResourceRule } from "../rule";

const logGroup = "aws:cloudwatch/logGroup:LogGroup";

/** Without a number CloudWatch keeps logs for ever, and so does 0. */
export const logsRetention: ResourceRule<Unwrap<LogGroupArgs>> = {
    name: "logs-retention",
    title: "Logs are kept for a week or more, and not for ever",
    why: "Logs that are gone too soon answer no question; kept for ever they cost more each month, and hold what people may ask to be deleted.",
    mend: "Set `retentionInDays`; Fairlead's components have arguments for it that end in `RetentionDays`.",
    severity: "low",
    references: [{ id: "CKV_AWS_66" }],
    types: [logGroup],
    guards: [{ type: logGroup, property: "retentionInDays" }],
    scope: "resource",
    *check({ properties: { retentionInDays } }) {
        yield* expectAtLeast("retentionInDays", retentionInDays, 7);
    },
};
