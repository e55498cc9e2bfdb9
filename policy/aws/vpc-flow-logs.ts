import type { Unwrap } from "@pulumi/pulumi";
import type { FlowLogState } from "@pulumi/aws/ec2/flowLog";
import type { VpcState } from "@pulumi/aws/ec2/vpc";

import type { StackRule } from "../rule";
import { idOf } from "./arns";

const flowLog = "aws:ec2/flowLog:FlowLog";

/** Who talked to whom is asked after an attack, when it is too late to begin writing it down. */
export const vpcFlowLogs: StackRule<Unwrap<VpcState>> = {
    name: "vpc-flow-logs",
    title: "Each VPC records who talked to whom",
    why: "Without records, nobody can tell after an attack what was reached and what was sent out.",
    mend: "Leave `flowLogs` of the AwsNetwork out, or add a FlowLog of the VPC with `trafficType: ALL`.",
    severity: "medium",
    development: "costs money",
    references: [{ id: "CKV2_AWS_11" }],
    types: ["aws:ec2/vpc:Vpc"],
    guards: [
        { type: flowLog, property: "trafficType" },
        { type: flowLog, property: "vpcId" },
    ],
    scope: "stack",
    *check({ properties }, stack) {
        const logs = stack
            .ofType<Unwrap<FlowLogState>>(flowLog)
            .filter((log) => log.properties.vpcId === idOf(properties.arn ?? ""));
        if (!logs.some((log) => log.properties.trafficType === "ALL")) {
            yield {
                property: "",
                expected: "a FlowLog of this VPC with trafficType ALL",
                found: logs.length === 0 ? undefined : logs.map((log) => log.properties.trafficType),
            };
        }
    },
};
