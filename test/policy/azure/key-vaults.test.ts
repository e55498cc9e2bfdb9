import { keyVaultFirewall } from "../../../policy/azure/key-vault-firewall";
import { keyVaultPrivate } from "../../../policy/azure/key-vault-private";
import { keyVaultPurgeProtection } from "../../../policy/azure/key-vault-purge-protection";
import type { Vault } from "../../../policy/azure/key-vault-resources";
import { keyVaultRoles } from "../../../policy/azure/key-vault-roles";
import { keyVaultSoftDelete } from "../../../policy/azure/key-vault-soft-delete";
import { describeRule } from "../rule-cases";

const bare = { tenantId: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", sku: { family: "A", name: "standard" } } as const;

/** A vault with these properties, as one case: its only property is called `properties` as well. */
function vault(properties: Partial<Vault["properties"]>): { readonly properties: Pick<Vault, "properties"> } {
    return { properties: { properties: { ...bare, ...properties } } };
}

describe("rules on key vaults", () => {
    describeRule(keyVaultPurgeProtection, {
        compliant: { "protection against purging": vault({ enablePurgeProtection: true }) },
        broken: {
            "no protection": {
                change: { "properties.enablePurgeProtection": undefined },
                findings: ["properties.enablePurgeProtection: expected true, found nothing"],
            },
        },
        unknown: ["properties.enablePurgeProtection"],
    });

    describeRule(keyVaultSoftDelete, {
        compliant: {
            "a month": vault({ enableSoftDelete: true, softDeleteRetentionInDays: 30 }),
            "the default, which is longer": vault({}),
        },
        broken: {
            "a vault that goes at once": {
                change: { "properties.enableSoftDelete": false },
                findings: ["properties.enableSoftDelete: expected true, found false"],
            },
            "a week": {
                change: { "properties.softDeleteRetentionInDays": 7 },
                findings: ["properties.softDeleteRetentionInDays: expected 30 or more, found 7"],
            },
        },
        unknown: ["properties.enableSoftDelete", "properties.softDeleteRetentionInDays"],
    });

    describeRule(keyVaultFirewall, {
        compliant: {
            "known networks": vault({
                publicNetworkAccess: "Enabled",
                networkAcls: { defaultAction: "Deny", ipRules: [{ value: "203.0.113.7" }] },
            }),
            "private endpoints alone": vault({ publicNetworkAccess: "disabled" }),
        },
        broken: {
            "no firewall": {
                change: { "properties.networkAcls": undefined },
                findings: [
                    "properties.networkAcls.defaultAction: expected Deny, or properties.publicNetworkAccess: Disabled, found nothing",
                ],
            },
            "a firewall that lets in whom it does not know": {
                change: { "properties.networkAcls.defaultAction": "Allow" },
                findings: [
                    'properties.networkAcls.defaultAction: expected Deny, or properties.publicNetworkAccess: Disabled, found "Allow"',
                ],
            },
            "a network as wide as the world": {
                change: { "properties.networkAcls.ipRules[0].value": "0.0.0.0/1" },
                findings: [
                    'properties.networkAcls.ipRules[0].value: expected networks of known people, none of them the whole internet, found "0.0.0.0/1"',
                ],
            },
        },
        unknown: [
            "properties.publicNetworkAccess",
            "properties.networkAcls.defaultAction",
            "properties.networkAcls.ipRules",
        ],
    });

    describeRule(keyVaultPrivate, {
        compliant: { "no public address": vault({ publicNetworkAccess: "Disabled" }) },
        broken: {
            "a public address": {
                change: { "properties.publicNetworkAccess": "Enabled" },
                findings: ['properties.publicNetworkAccess: expected Disabled, found "Enabled"'],
            },
            "the default": {
                change: { "properties.publicNetworkAccess": undefined },
                findings: ["properties.publicNetworkAccess: expected Disabled, found nothing"],
            },
        },
        unknown: ["properties.publicNetworkAccess"],
    });

    describeRule(keyVaultRoles, {
        compliant: { roles: vault({ enableRbacAuthorization: true }) },
        broken: {
            "access policies, the default": {
                change: { "properties.enableRbacAuthorization": undefined },
                findings: ["properties.enableRbacAuthorization: expected true, found nothing"],
            },
        },
        unknown: ["properties.enableRbacAuthorization"],
    });
});
