import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksLocalAccounts: ResourceRule<Cluster> = {
    name: "aks-local-accounts",
    title: "AKS knows no local accounts",
    why: "A local account is a certificate that nobody can take back, that no sign-in policy covers and that names nobody in the audit log.",
    mend: "Set disableLocalAccounts: true and name administrators by Entra groups, as AksCluster does.",
    severity: "high",
    references: [{ id: "CKV_AZURE_141" }],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "disableLocalAccounts" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("disableLocalAccounts", properties.disableLocalAccounts, true);
    },
};
