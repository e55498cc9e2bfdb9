import { expectAtLeast } from "../expect";
import type { ResourceRule } from "../rule";
import { poolGuards, poolOwners, poolsOf, type PoolOwner } from "./aks-resources";

export const aksMaxPods: ResourceRule<PoolOwner> = {
    name: "aks-max-pods",
    title: "Nodes of AKS take at least 50 pods",
    why: "System pods alone are about twenty on each node. With the 30 of some networks, machines are paid for that stand half empty.",
    mend: "Set maxPods to 50 or more when a pool is made, as AksCluster does; Azure refuses to change it.",
    severity: "low",
    references: [{ id: "CKV_AZURE_168" }],
    types: poolOwners,
    guards: poolGuards("maxPods"),
    scope: "resource",
    *check(subject) {
        for (const [prefix, pool] of poolsOf(subject)) {
            yield* expectAtLeast(`${prefix}maxPods`, pool.maxPods, 50);
        }
    },
};
