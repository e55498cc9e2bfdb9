import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksUptimeAgreement: ResourceRule<Cluster> = {
    name: "aks-uptime-agreement",
    title: "The API of AKS has an uptime agreement",
    why: "In the Free tier Azure promises nothing: while the API is away nothing is deployed, scaled or healed.",
    mend: "Set fairlead:azure.cluster.tier (AksCluster tier) to Standard.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_170" }],
    development: "costs money",
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "sku.tier" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("sku.tier", properties.sku?.tier, "Standard", "Premium");
    },
};
