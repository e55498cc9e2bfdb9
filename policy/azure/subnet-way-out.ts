import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { subnet, subnetGuards, subnetsOf, virtualNetwork, type SubnetOwner } from "./subnets";

export const subnetWayOut: ResourceRule<SubnetOwner> = {
    name: "subnet-way-out",
    title: "Subnets have no way out that nobody made",
    why: "By default Azure lends every machine an address that changes and belongs to others next: nobody can allow or block it.",
    mend: "Set defaultOutboundAccess to false when the subnet is made, as AzureNetwork does, and give it a NAT gateway or a load balancer.",
    severity: "low",
    references: [],
    types: [subnet, virtualNetwork],
    guards: subnetGuards("defaultOutboundAccess"),
    scope: "resource",
    *check(subject) {
        for (const [prefix, { defaultOutboundAccess }] of subnetsOf(subject)) {
            yield* expectOneOf(`${prefix}defaultOutboundAccess`, defaultOutboundAccess, false);
        }
    },
};
