import type { ResourceRule } from "../rule";
import { managedCluster, poolOwners, poolsOf, type PoolOwner } from "./aks-resources";

export const aksSystemPool: ResourceRule<PoolOwner> = {
    name: "aks-system-pool",
    title: "System pods of AKS have nodes to themselves",
    why: "An application that takes all memory, or breaks out of its pod, otherwise meets the DNS and the tunnels of the whole cluster on its node.",
    mend: "Give fairlead:azure.cluster.userPools (AksCluster userPools): AksCluster then taints the system pool.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_232" }],
    development: "costs money",
    types: poolOwners,
    guards: [{ type: managedCluster, property: "agentPoolProfiles[*].nodeTaints" }],
    scope: "resource",
    *check(subject) {
        for (const [prefix, pool] of poolsOf(subject)) {
            if (pool.mode === "System" && !(pool.nodeTaints ?? []).includes(reserved)) {
                yield { property: `${prefix}nodeTaints`, expected: reserved, found: pool.nodeTaints };
            }
        }
    },
};

/** Source: https://learn.microsoft.com/azure/aks/use-system-pools */
const reserved = "CriticalAddonsOnly=true:NoSchedule";
