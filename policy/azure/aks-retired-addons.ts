import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { addOnOf } from "./aks-addons";
import { managedCluster, type Cluster } from "./aks-resources";

const retired = ["kubeDashboard", "httpApplicationRouting"];

export const aksRetiredAddons: ResourceRule<Cluster> = {
    name: "aks-retired-addons",
    title: "AKS runs no add-on that Azure has given up",
    why: "The dashboard was an administrator that everybody in the cluster reached, and HTTP application routing an ingress without fixes.",
    mend: "Remove the add-on, and use IngressNginx or the managed Gateway instead.",
    severity: "high",
    references: [{ id: "CKV_AZURE_8" }, { id: "CKV_AZURE_246" }],
    types: [managedCluster],
    guards: retired.map((name) => ({
        type: managedCluster,
        property: `addonProfiles.${name}.enabled`,
        absent: "safe",
    })),
    scope: "resource",
    *check({ properties }) {
        for (const name of retired) {
            const [path, addOn] = addOnOf(properties, name);
            yield* expectOneOfOrDefault(`${path}.enabled`, addOn?.enabled, false);
        }
    },
};
