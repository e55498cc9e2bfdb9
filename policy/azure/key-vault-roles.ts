import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { vault, type Vault } from "./key-vault-resources";

export const keyVaultRoles: ResourceRule<Vault> = {
    name: "key-vault-roles",
    title: "Roles say who reads the key vault",
    why: "With access policies whoever may change the vault gives the secrets to himself, and rights cover all secrets at once.",
    mend: "Set enableRbacAuthorization to true, as AzureKeyVault does, and give roles such as Key Vault Secrets User.",
    severity: "high",
    references: [],
    types: [vault],
    guards: [{ type: vault, property: "properties.enableRbacAuthorization" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("properties.enableRbacAuthorization", properties.properties.enableRbacAuthorization, true);
    },
};
