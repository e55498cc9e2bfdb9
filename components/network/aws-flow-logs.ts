import * as pulumi from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { FlowLog } from "@pulumi/aws/ec2/flowLog";
import type { Vpc } from "@pulumi/aws/ec2/vpc";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";

import { namedTags } from "../shared/aws-tags";
import type { Surroundings } from "./aws-subnets";

/**
 * Records who talked to whom in a network. The role may not create log groups, so the group does not come back when
 * records arrive after it was deleted.
 */
export function createFlowLogs({ name, tags, parent }: Surroundings, vpc: Vpc, retentionInDays: number): void {
    const child = `${name}-flow-logs`;
    const group = new LogGroup(child, { retentionInDays, tags: namedTags(child, tags) }, { parent });
    const role = new Role(
        child,
        {
            description: "Lets VPC flow logs write to their log group",
            assumeRolePolicy: {
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                        Action: "sts:AssumeRole",
                        // Flow logs of other accounts must not borrow the role.
                        Condition: { StringEquals: { "aws:SourceAccount": vpc.ownerId } },
                    },
                ],
            },
            tags: namedTags(child, tags),
        },
        { parent },
    );
    const policy = new RolePolicy(
        child,
        {
            role: role.name,
            policy: {
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Action: [
                            "logs:CreateLogStream",
                            "logs:PutLogEvents",
                            "logs:DescribeLogGroups",
                            "logs:DescribeLogStreams",
                        ],
                        Resource: pulumi.interpolate`${group.arn}:*`,
                    },
                ],
            },
        },
        { parent },
    );
    new FlowLog(
        child,
        {
            vpcId: vpc.id,
            trafficType: "ALL",
            logDestinationType: "cloud-watch-logs",
            logDestination: group.arn,
            iamRoleArn: role.arn,
            tags: namedTags(child, tags),
        },
        { parent, dependsOn: [policy] },
    );
}
