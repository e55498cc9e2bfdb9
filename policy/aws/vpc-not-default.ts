import type { ResourceRule } from "../rule";

/** AWS makes one in each region, in which everything is public unless somebody takes care. */
export const vpcNotDefault: ResourceRule = {
    name: "vpc-not-default",
    title: "Nothing is built on the default VPC",
    why: "Every subnet of a default VPC is reached from the internet and gives out public addresses.",
    mend: "Make a network of its own with AwsNetwork.",
    severity: "medium",
    references: [{ id: "CKV_AWS_148" }],
    types: ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"],
    guards: [],
    scope: "resource",
    *check() {
        yield { property: "", expected: "a network that the program makes", found: "AWS's default network" };
    },
};
