import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { poolGuards, poolOwners, poolsOf, type PoolOwner } from "./aks-resources";

export const aksHostEncryption: ResourceRule<PoolOwner> = {
    name: "aks-host-encryption",
    title: "Nodes of AKS encrypt temporary disks and caches",
    why: "Secrets that are mounted into pods, and what pods write, otherwise lie readable on the disks of the host.",
    mend: "Set enableEncryptionAtHost: true for every pool, as AksCluster does, after az feature register --namespace Microsoft.Compute --name EncryptionAtHost.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_227" }],
    development: "hinders work",
    types: poolOwners,
    guards: poolGuards("enableEncryptionAtHost"),
    scope: "resource",
    *check(subject) {
        for (const [prefix, pool] of poolsOf(subject)) {
            yield* expectOneOf(`${prefix}enableEncryptionAtHost`, pool.enableEncryptionAtHost, true);
        }
    },
};
