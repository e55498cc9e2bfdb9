import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksNodeOsUpgrades: ResourceRule<Cluster> = {
    name: "aks-node-os-upgrades",
    title: "AKS renews the images of its nodes by itself",
    why: "Holes in the kernel and in the container runtime are closed by new images only. Unattended upgrades alone never restart a node.",
    mend: "Set nodeOsUpgradeChannel of AksCluster (autoUpgradeProfile.nodeOSUpgradeChannel) to NodeImage or SecurityPatch.",
    severity: "medium",
    references: [],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "autoUpgradeProfile.nodeOSUpgradeChannel" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf(
            "autoUpgradeProfile.nodeOSUpgradeChannel",
            properties.autoUpgradeProfile?.nodeOSUpgradeChannel,
            "NodeImage",
            "SecurityPatch",
        );
    },
};
