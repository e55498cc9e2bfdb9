import type * as pulumi from "@pulumi/pulumi";
import type { types } from "@pulumi/azure-native";

import type { AksNodePool } from "./aks-cluster-args";

/** Keeps every pod that does not ask for it away from the system pool. */
const reservedForSystem = "CriticalAddonsOnly=true:NoSchedule";

/** Properties of a pool that Azure fixes at its creation, beside those the provider itself replaces for. */
export const fixedPoolProperties = [
    "osDiskSizeGB",
    "osDiskType",
    "availabilityZones",
    "maxPods",
    "enableEncryptionAtHost",
];

/** What inline and standalone pools have in common. */
export function poolProperties(pool: AksNodePool, nodeSubnetId: pulumi.Input<string>) {
    const zones = pool.zones ?? ["1", "2", "3"];
    return {
        vmSize: pool.vmSize,
        osType: "Linux",
        osDiskSizeGB: pool.osDiskSizeGb ?? 64,
        osDiskType: pool.osDiskType,
        enableEncryptionAtHost: pool.encryptionAtHost ?? true,
        // As Kubernetes itself takes it. For each pod that might be, AKS reserves 20 MB of the node, and by default 250 might.
        maxPods: 110,
        enableAutoScaling: true,
        // Azure wants a number even where the autoscaler owns it.
        count: pool.count ?? pool.minCount,
        minCount: pool.minCount,
        maxCount: pool.maxCount,
        availabilityZones: zones.length > 0 ? zones : undefined,
        vnetSubnetID: nodeSubnetId,
        enableNodePublicIP: false,
        upgradeSettings: { maxSurge: "33%" },
    };
}

/** The one pool that is part of the cluster itself. */
export function systemPoolProfile(
    pool: AksNodePool,
    nodeSubnetId: pulumi.Input<string>,
    alone: boolean,
): types.input.containerservice.ManagedClusterAgentPoolProfileArgs {
    return {
        ...poolProperties(pool, nodeSubnetId),
        name: pool.name,
        mode: "System",
        type: "VirtualMachineScaleSets",
        nodeTaints: alone ? [] : [reservedForSystem],
    };
}
