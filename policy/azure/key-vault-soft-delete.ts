import { expectAtLeast, expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { vault, type Vault } from "./key-vault-resources";

/** Both may be left out: vaults are kept for 90 days. Source: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
export const keyVaultSoftDelete: ResourceRule<Vault> = {
    name: "key-vault-soft-delete",
    title: "A deleted key vault can be had back for a month",
    why: "A deletion that nobody noticed at once takes every secret with it.",
    mend: "Set fairlead:azure.secretStore.softDeleteRetentionDays (AzureKeyVault softDeleteRetentionDays) to 30 or more, or leave it out for 90.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_111" }],
    development: "hinders work",
    types: [vault],
    guards: [
        { type: vault, property: "properties.enableSoftDelete", absent: "safe" },
        { type: vault, property: "properties.softDeleteRetentionInDays", absent: "safe" },
    ],
    scope: "resource",
    *check({ properties }) {
        const { enableSoftDelete, softDeleteRetentionInDays: days } = properties.properties;
        yield* expectOneOfOrDefault("properties.enableSoftDelete", enableSoftDelete, true);
        if (days !== undefined) {
            yield* expectAtLeast("properties.softDeleteRetentionInDays", days, 30);
        }
    },
};
