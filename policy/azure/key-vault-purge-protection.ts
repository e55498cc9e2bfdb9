import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { vault, type Vault } from "./key-vault-resources";

export const keyVaultPurgeProtection: ResourceRule<Vault> = {
    name: "key-vault-purge-protection",
    title: "Nobody can delete a deleted key vault for good",
    why: "Whoever wants to do harm otherwise deletes and purges the vault, and every secret is gone in a minute.",
    mend: "Set fairlead:azure.secretStore.purgeProtection (AzureKeyVault purgeProtection) to true. It cannot be taken back.",
    severity: "high",
    references: [{ id: "CKV_AZURE_110" }, { id: "CKV_AZURE_42" }],
    development: "hinders work",
    types: [vault],
    guards: [{ type: vault, property: "properties.enablePurgeProtection" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("properties.enablePurgeProtection", properties.properties.enablePurgeProtection, true);
    },
};
