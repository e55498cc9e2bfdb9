import type { Unwrap } from "@pulumi/pulumi";
import type { MountTargetState } from "@pulumi/aws/efs/mountTarget";
import type { NodeGroupState } from "@pulumi/aws/eks/nodeGroup";
import type { SubnetGroupState } from "@pulumi/aws/rds/subnetGroup";

import type { StackRule } from "../rule";
import { internetSubnets } from "./internet-subnets";

type Properties = Partial<Unwrap<MountTargetState> & Unwrap<NodeGroupState> & Unwrap<SubnetGroupState>>;

/** A security group is one mistake away from being open; a subnet without a way in is not. */
export const vpcInternetSubnets: StackRule<Properties> = {
    name: "vpc-internet-subnets",
    title: "Databases, files and nodes are in subnets that the internet does not reach",
    why: "In a subnet with a route to an internet gateway, one wrong security group makes data public.",
    mend: "Take `privateSubnetIds` or `databaseSubnetIds` of the AwsNetwork; the public ones are for load balancers.",
    severity: "high",
    references: [],
    types: ["aws:rds/subnetGroup:SubnetGroup", "aws:eks/nodeGroup:NodeGroup", "aws:efs/mountTarget:MountTarget"],
    guards: [],
    scope: "stack",
    *check({ properties }, stack) {
        const open = internetSubnets(stack);
        for (const [index, found] of (properties.subnetIds ?? []).entries()) {
            if (open.has(found)) {
                yield { property: `subnetIds[${index}]`, expected, found };
            }
        }
        if (properties.subnetId !== undefined && open.has(properties.subnetId)) {
            yield { property: "subnetId", expected, found: properties.subnetId };
        }
    },
};

const expected = "a subnet without a route to an internet gateway";
