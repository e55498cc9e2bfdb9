import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksUpgradeChannel: ResourceRule<Cluster> = {
    name: "aks-upgrade-channel",
    title: "AKS upgrades Kubernetes by itself",
    why: "A version goes without fixes after a year, and without support from Azure.",
    mend: "Set upgradeChannel of AksCluster (autoUpgradeProfile.upgradeChannel) to patch, stable or rapid.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_171" }],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "autoUpgradeProfile.upgradeChannel" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf(
            "autoUpgradeProfile.upgradeChannel",
            properties.autoUpgradeProfile?.upgradeChannel,
            "patch",
            "stable",
            "rapid",
        );
    },
};
