import type { ResourceRule } from "../rule";
import { vault, type Vault } from "./key-vault-resources";
import { expectFirewall } from "./firewall";

export const keyVaultFirewall: ResourceRule<Vault> = {
    name: "key-vault-firewall",
    title: "Known networks only reach the key vault",
    why: "A stolen token then opens every secret, from anywhere in the world.",
    mend: "Set publicNetworkAccess to Disabled or networkAcls.defaultAction to Deny, as AzureKeyVault does, and name networks of people in authorizedIpRanges.",
    severity: "high",
    references: [{ id: "CKV_AZURE_109" }],
    types: [vault],
    guards: [
        {
            type: vault,
            property: "properties.networkAcls.defaultAction",
            where: { "properties.publicNetworkAccess": "Enabled" },
        },
    ],
    scope: "resource",
    *check({ properties }) {
        const { publicNetworkAccess, networkAcls } = properties.properties;
        yield* expectFirewall("properties.", publicNetworkAccess, "networkAcls", networkAcls);
    },
};
