import type { Unwrap } from "@pulumi/pulumi";
import type { ExtensionArgs } from "@pulumi/azure-native/kubernetesconfiguration";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

const extension = "azure-native:kubernetesconfiguration:Extension";

/** Source: https://learn.microsoft.com/azure/azure-arc/kubernetes/conceptual-gitops-flux2 */
export const fluxTenants: ResourceRule<Pick<Unwrap<ExtensionArgs>, "extensionType" | "configurationSettings">> = {
    name: "flux-tenants",
    title: "Flux on AKS keeps tenants apart",
    why: "Flux otherwise acts as cluster administrator for whoever may write one of its objects, in any namespace.",
    mend: 'Leave multiTenancy.enforce of the extension out or "true", as AksFlux does.',
    severity: "high",
    references: [],
    types: [extension],
    guards: [{ type: extension, property: 'configurationSettings["multiTenancy.enforce"]', absent: "safe" }],
    scope: "resource",
    *check({ properties }) {
        if (properties.extensionType?.toLowerCase() === "microsoft.flux") {
            const found = properties.configurationSettings?.["multiTenancy.enforce"];
            yield* expectOneOfOrDefault('configurationSettings["multiTenancy.enforce"]', found, "true");
        }
    },
};
