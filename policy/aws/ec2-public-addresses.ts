import type { Unwrap } from "@pulumi/pulumi";
import type { InstanceArgs } from "@pulumi/aws/ec2/instance";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

type Properties = Partial<
    Pick<Unwrap<LaunchTemplateArgs>, "networkInterfaces"> & Pick<Unwrap<InstanceArgs>, "associatePublicIpAddress">
>;

/** What people should reach is behind a load balancer. */
export const ec2PublicAddresses: ResourceRule<Properties> = {
    name: "ec2-public-addresses",
    title: "Machines have no public addresses",
    why: "A machine with a public address is tried by everybody, and a wrong security group is enough to lose it.",
    mend: "Take `associatePublicIpAddress` away and lead people through a load balancer.",
    severity: "high",
    references: [{ id: "CKV_AWS_88" }],
    types: ["aws:ec2/instance:Instance", "aws:ec2/launchTemplate:LaunchTemplate"],
    guards: [
        { type: "aws:ec2/instance:Instance", property: "associatePublicIpAddress", absent: "safe" },
        {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            property: "networkInterfaces[*].associatePublicIpAddress",
            absent: "safe",
        },
    ],
    scope: "resource",
    *check({ properties: { associatePublicIpAddress, networkInterfaces = [] } }) {
        // Absent, the subnet decides, which vpc-subnet-addresses watches.
        yield* expectOneOfOrDefault("associatePublicIpAddress", associatePublicIpAddress, false);
        for (const [index, { associatePublicIpAddress: found = "false" }] of networkInterfaces.entries()) {
            if (found !== "false") {
                const property = `networkInterfaces[${index}].associatePublicIpAddress`;
                yield { property, expected: "false", found };
            }
        }
    },
};
