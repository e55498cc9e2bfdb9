import type { Unwrap } from "@pulumi/pulumi";
import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2/defaultSecurityGroup";

import type { ResourceRule } from "../rule";
import { defaultSecurityGroup } from "./traffic";

/** What has no group of its own gets the default one, mostly by mistake. */
export const vpcDefaultGroupEmpty: ResourceRule<Unwrap<DefaultSecurityGroupArgs>> = {
    name: "vpc-default-group-empty",
    title: "The default security group of a VPC admits nothing",
    why: "What somebody forgot to give a security group gets this one, with all that it admits.",
    mend: "Leave `ingress` and `egress` of the DefaultSecurityGroup out, and make a group of its own for what needs rules.",
    severity: "medium",
    references: [{ id: "CKV2_AWS_12" }],
    types: [defaultSecurityGroup],
    guards: [
        { type: defaultSecurityGroup, property: "ingress", absent: "safe" },
        { type: defaultSecurityGroup, property: "egress", absent: "safe" },
    ],
    scope: "resource",
    *check({ properties }) {
        for (const property of ["ingress", "egress"] as const) {
            const rules = properties[property] ?? [];
            if (rules.length > 0) {
                yield { property, expected: "no rules", found: rules };
            }
        }
    },
};
