import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksNetworkPolicy: ResourceRule<Cluster> = {
    name: "aks-network-policy",
    title: "AKS holds pods to network policies",
    why: "Without an engine Kubernetes accepts NetworkPolicies and ignores them: every pod reaches every other.",
    mend: "Set networkProfile.networkPolicy to cilium, as AksCluster does. A change replaces the cluster.",
    severity: "high",
    references: [{ id: "CKV_AZURE_7" }],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "networkProfile.networkPolicy" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf(
            "networkProfile.networkPolicy",
            properties.networkProfile?.networkPolicy,
            "cilium",
            "calico",
            "azure",
        );
    },
};
