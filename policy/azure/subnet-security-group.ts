import type { ResourceRule } from "../rule";
import { subnet, subnetGuards, subnetsOf, virtualNetwork, type SubnetOwner } from "./subnets";

export const subnetSecurityGroup: ResourceRule<SubnetOwner> = {
    name: "subnet-security-group",
    title: "Every subnet has a security group",
    why: "Without one, everything in the network and in those peered to it reaches every port, and the internet whatever has an address.",
    mend: "Give networkSecurityGroup: { id }, as AzureNetwork does for each of its subnets.",
    severity: "high",
    references: [{ id: "CKV2_AZURE_31" }],
    types: [subnet, virtualNetwork],
    guards: subnetGuards("networkSecurityGroup.id"),
    scope: "resource",
    *check(subject) {
        for (const [prefix, { networkSecurityGroup }] of subnetsOf(subject)) {
            const found = networkSecurityGroup?.id;
            if (found === undefined || !/\/networkSecurityGroups\/[^/]+$/i.test(found)) {
                yield { property: `${prefix}networkSecurityGroup.id`, expected: "the id of a security group", found };
            }
        }
    },
};
