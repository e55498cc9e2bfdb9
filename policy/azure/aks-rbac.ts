import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksRbac: ResourceRule<Cluster> = {
    name: "aks-rbac",
    title: "AKS asks Kubernetes RBAC who may do what",
    why: "Without RBAC every account that gets in is an administrator of the cluster.",
    mend: "Set enableRBAC: true, as AksCluster does. It can be chosen only when a cluster is made.",
    severity: "critical",
    references: [{ id: "CKV_AZURE_5" }],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "enableRBAC" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("enableRBAC", properties.enableRBAC, true);
    },
};
