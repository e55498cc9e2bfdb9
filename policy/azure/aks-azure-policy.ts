import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { addOnOf } from "./aks-addons";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksAzurePolicy: ResourceRule<Cluster> = {
    name: "aks-azure-policy",
    title: "AKS holds pods to the policies of Azure",
    why: "What an organization asks of all its clusters, by Azure Policy, otherwise does not reach this one and nobody sees it.",
    mend: "Give addonProfiles: { azurepolicy: { enabled: true } }, as AksCluster does.",
    severity: "low",
    references: [{ id: "CKV_AZURE_116" }],
    development: "costs money",
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "addonProfiles.azurepolicy.enabled" }],
    scope: "resource",
    *check({ properties }) {
        const [path, addOn] = addOnOf(properties, "azurepolicy");
        yield* expectOneOf(`${path}.enabled`, addOn?.enabled, true);
    },
};
