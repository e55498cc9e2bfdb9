import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { poolGuards, poolOwners, poolsOf, type PoolOwner } from "./aks-resources";

export const aksNodePublicAddress: ResourceRule<PoolOwner> = {
    name: "aks-node-public-address",
    title: "Nodes of AKS have no public addresses",
    why: "A node with an address of its own is reached past load balancer and ingress, and found by everybody who scans the internet.",
    mend: "Leave enableNodePublicIP out or false; the way in is the load balancer, the way out a NAT gateway.",
    severity: "high",
    references: [{ id: "CKV_AZURE_143" }],
    types: poolOwners,
    guards: poolGuards("enableNodePublicIP", { absent: "safe" }),
    scope: "resource",
    *check(subject) {
        for (const [prefix, pool] of poolsOf(subject)) {
            yield* expectOneOfOrDefault(`${prefix}enableNodePublicIP`, pool.enableNodePublicIP, false);
        }
    },
};
