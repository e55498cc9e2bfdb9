import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksEntraLogin: ResourceRule<Cluster> = {
    name: "aks-entra-login",
    title: "People log in to AKS through Entra",
    why: "Entra ends access in one place when somebody leaves, and asks for a second factor. Without it the cluster has its own accounts.",
    mend: "Give aadProfile: { managed: true, adminGroupObjectIDs: [...] }, as AksCluster does with adminGroupObjectIds.",
    severity: "high",
    references: [],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "aadProfile.managed" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("aadProfile.managed", properties.aadProfile?.managed, true);
    },
};
