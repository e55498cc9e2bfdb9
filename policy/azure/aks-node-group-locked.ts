import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksNodeGroupLocked: ResourceRule<Cluster> = {
    name: "aks-node-group-locked",
    title: "Only AKS itself changes the group of its nodes",
    why: "Whoever edits load balancers, disks or machines of the nodes by hand breaks the cluster, or gets at what pods have stored.",
    mend: "Set nodeResourceGroupProfile.restrictionLevel to ReadOnly, as AksCluster does.",
    severity: "low",
    references: [],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "nodeResourceGroupProfile.restrictionLevel" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf(
            "nodeResourceGroupProfile.restrictionLevel",
            properties.nodeResourceGroupProfile?.restrictionLevel,
            "ReadOnly",
        );
    },
};
