import * as pulumi from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { LogResourcePolicy } from "@pulumi/aws/cloudwatch/logResourcePolicy";
import { QueryLog } from "@pulumi/aws/route53/queryLog";
import type { Zone } from "@pulumi/aws/route53/zone";

import { namedTags } from "../shared/aws-tags";

/** The only region whose log groups Route 53 writes public queries to. */
const region = "us-east-1";

/** Records the queries that a zone answers. */
export function logQueries(
    name: string,
    zone: Zone,
    retentionInDays: number,
    tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined,
    parent: pulumi.Resource,
): void {
    const child = `${name}-queries`;
    const group = new LogGroup(child, { region, retentionInDays, tags: namedTags(child, tags) }, { parent });
    const policy = new LogResourcePolicy(
        child,
        {
            region,
            policyName: group.name,
            policyDocument: {
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "route53.amazonaws.com" },
                        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                        Resource: pulumi.interpolate`${group.arn}:*`,
                        Condition: { ArnEquals: { "aws:SourceArn": zone.arn } },
                    },
                ],
            },
        },
        { parent },
    );
    new QueryLog(child, { zoneId: zone.zoneId, cloudwatchLogGroupArn: group.arn }, { parent, dependsOn: [policy] });
}
