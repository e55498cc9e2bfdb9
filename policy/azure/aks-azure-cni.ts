import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksAzureCni: ResourceRule<Cluster> = {
    name: "aks-azure-cni",
    title: "AKS gives pods addresses by Azure CNI",
    why: "Kubenet is a legacy that Azure develops no further; it hides pods behind their nodes, and knows no Cilium.",
    mend: "Set networkProfile.networkPlugin to azure, as AksCluster does. A change replaces the cluster.",
    severity: "low",
    references: [{ id: "CKV2_AZURE_29" }],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "networkProfile.networkPlugin" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("networkProfile.networkPlugin", properties.networkProfile?.networkPlugin, "azure");
    },
};
