import type { ResourceRule } from "../rule";
import { vault, type Vault } from "./key-vault-resources";

export const keyVaultPrivate: ResourceRule<Vault> = {
    name: "key-vault-private",
    title: "The key vault has no public address",
    why: "Its firewall is one setting that somebody opens for a moment and forgets; without a public address there is nothing to open.",
    mend: "Set fairlead:azure.network.privateEndpoints to true; AzureKeyVault then closes its public address.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_189" }, { id: "CKV2_AZURE_32" }],
    development: "costs money",
    types: [vault],
    guards: [{ type: vault, property: "properties.publicNetworkAccess" }],
    scope: "resource",
    *check({ properties }) {
        const { publicNetworkAccess } = properties.properties;
        if (publicNetworkAccess?.toLowerCase() !== "disabled") {
            yield { property: "properties.publicNetworkAccess", expected: "Disabled", found: publicNetworkAccess };
        }
    },
};
