import type { Unwrap } from "@pulumi/pulumi";
import type { SubnetArgs } from "@pulumi/aws/ec2/subnet";

import type { ResourceRule } from "../rule";

/** Load balancers and NAT gateways get their addresses by themselves. */
export const vpcSubnetAddresses: ResourceRule<Unwrap<SubnetArgs>> = {
    name: "vpc-subnet-addresses",
    title: "Subnets give out no public addresses",
    why: "Whatever is started in such a subnet is reachable from the internet, without anybody having asked for it.",
    mend: "Take `mapPublicIpOnLaunch` away; give an Eip to what needs a public address.",
    severity: "medium",
    references: [{ id: "CKV_AWS_130" }],
    types: ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"],
    guards: [{ type: "aws:ec2/subnet:Subnet", property: "mapPublicIpOnLaunch", absent: "safe" }],
    scope: "resource",
    *check({ type, properties: { mapPublicIpOnLaunch } }) {
        // AWS gives none by default, except in the subnets that it makes itself.
        const allowed = type === "aws:ec2/subnet:Subnet" ? [false, undefined] : [false];
        if (!allowed.includes(mapPublicIpOnLaunch)) {
            yield { property: "mapPublicIpOnLaunch", expected: "false", found: mapPublicIpOnLaunch };
        }
    },
};
