import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { poolGuards, poolOwners, poolsOf, type PoolOwner } from "./aks-resources";

export const aksEphemeralDisk: ResourceRule<PoolOwner> = {
    name: "aks-ephemeral-disk",
    title: "Nodes of AKS have disks that live as long as they do",
    why: "A managed disk is slower, and keeps for the next start what somebody has planted on a node.",
    mend: "Choose a size with a local disk, such as Standard_D4ads_v5, and set osDiskType to Ephemeral.",
    severity: "low",
    references: [{ id: "CKV_AZURE_226" }],
    development: "hinders work",
    types: poolOwners,
    guards: poolGuards("osDiskType"),
    scope: "resource",
    *check(subject) {
        for (const [prefix, pool] of poolsOf(subject)) {
            yield* expectOneOf(`${prefix}osDiskType`, pool.osDiskType, "Ephemeral");
        }
    },
};
