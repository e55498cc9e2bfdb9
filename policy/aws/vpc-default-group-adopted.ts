import type { Unwrap } from "@pulumi/pulumi";
import type { DefaultSecurityGroupState } from "@pulumi/aws/ec2/defaultSecurityGroup";
import type { VpcState } from "@pulumi/aws/ec2/vpc";

import type { StackRule } from "../rule";
import { idOf } from "./arns";
import { defaultSecurityGroup } from "./traffic";

/** AWS makes the group with every VPC, full of rights; a DefaultSecurityGroup takes it over and empties it. */
export const vpcDefaultGroupAdopted: StackRule<Unwrap<VpcState>> = {
    name: "vpc-default-group-adopted",
    title: "The program empties the default security group of each of its VPCs",
    why: "As AWS makes it, the group admits everything in it, and lets it send to the whole internet.",
    mend: "Add `new aws.ec2.DefaultSecurityGroup(name, { vpcId })` without rules, as AwsNetwork does.",
    severity: "medium",
    references: [{ id: "CKV2_AWS_12" }],
    types: ["aws:ec2/vpc:Vpc"],
    guards: [{ type: defaultSecurityGroup, property: "vpcId" }],
    scope: "stack",
    *check({ properties }, stack) {
        const adopted = stack.ofType<Unwrap<DefaultSecurityGroupState>>(defaultSecurityGroup);
        if (!adopted.some((group) => group.properties.vpcId === idOf(properties.arn ?? ""))) {
            yield { property: "", expected: "a DefaultSecurityGroup of this VPC", found: undefined };
        }
    },
};
