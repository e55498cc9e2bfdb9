import assert from "node:assert/strict";

import { AzureKeyVault, type AzureKeyVaultArgs } from "@fairlead/components/secret-store/azure-key-vault";

import { armId, build, inClear, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { secretStoreContract } from "./contract";

const nodeSubnetId = armId("Microsoft.Network/virtualNetworks/dev/subnets/nodes");
const args: AzureKeyVaultArgs = { resourceGroupName: "platform", network: { nodeSubnetId }, tags: { a: "b" } };
const privateLink = {
    endpointSubnetId: armId("Microsoft.Network/virtualNetworks/dev/subnets/endpoints"),
    keyVaultZoneId: armId("Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"),
    filesZoneId: armId("Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net"),
};
const vaultType = "azure-native:keyvault:Vault";

async function properties(more: Partial<AzureKeyVaultArgs> = {}): Promise<Readonly<Record<string, unknown>>> {
    const { one } = await build(() => new AzureKeyVault("dev", { ...args, ...more }));
    return one(vaultType).inputs.properties as Record<string, unknown>;
}

describe("AzureKeyVault", () => {
    secretStoreContract((name) => new AzureKeyVault(name, args));

    it("is opened by roles, and by the node subnet only", async () => {
        assert.deepEqual(await properties(), {
            enabledForDeployment: false,
            enabledForDiskEncryption: false,
            enabledForTemplateDeployment: false,
            enableSoftDelete: true,
            tenantId: "66666666-7777-4888-8999-000000000000",
            sku: { family: "A", name: "standard" },
            enableRbacAuthorization: true,
            softDeleteRetentionInDays: 90,
            enablePurgeProtection: true,
            publicNetworkAccess: "Enabled",
            networkAcls: {
                defaultAction: "Deny",
                bypass: "AzureServices",
                ipRules: [],
                virtualNetworkRules: [{ id: nodeSubnetId }],
            },
        });
    });

    it("has an address in the network, and no public one, where the network has private endpoints", async () => {
        const { one } = await build(
            () => new AzureKeyVault("dev", { ...args, network: { nodeSubnetId, privateLink } }),
        );
        const { publicNetworkAccess, networkAcls } = one(vaultType).inputs.properties as Record<string, unknown>;
        assert.equal(publicNetworkAccess, "Disabled");
        assert.deepEqual((networkAcls as Record<string, unknown>).virtualNetworkRules, []);
        const endpoint = one("azure-native:network:PrivateEndpoint").inputs;
        assert.equal((endpoint.subnet as { id: string }).id, privateLink.endpointSubnetId);
        assert.deepEqual(
            (endpoint.privateLinkServiceConnections as { groupIds: string[] }[]).map(({ groupIds }) => groupIds),
            [["vault"]],
        );
        assert.deepEqual(one("azure-native:network:PrivateDnsZoneGroup").inputs.privateDnsZoneConfigs, [
            { name: "vault", privateDnsZoneId: privateLink.keyVaultZoneId },
        ]);
    });

    it("lets people in from networks that are named", async () => {
        const { publicNetworkAccess, networkAcls } = await properties({
            network: { nodeSubnetId, privateLink },
            authorizedIpRanges: ["203.0.113.0/24"],
        });
        assert.equal(publicNetworkAccess, "Enabled");
        assert.deepEqual((networkAcls as Record<string, unknown>).ipRules, [{ value: "203.0.113.0/24" }]);
    });

    it("leaves purge protection out where it is not wanted, since Azure takes no false", async () => {
        const more = await properties({ purgeProtection: false, softDeleteRetentionDays: 7 });
        assert.equal(more.enablePurgeProtection, undefined);
        assert.equal(more.softDeleteRetentionInDays, 7);
    });

    it("has a name that is free even while that of a deleted vault is blocked", async () => {
        const { one } = await build(() => new AzureKeyVault("Fairlead_dev-of-many-letters", args));
        assert.equal(one(vaultType).inputs.vaultName, "fairleaddevofmanabcd1234");
    });

    it("keeps the parts of a secret as one JSON text, with tags", async () => {
        const { one } = await build(() => new AzureKeyVault("dev", args).put("jwt-key", { key: "k" }));
        const { inputs } = one("azure-native:keyvault:Secret", "dev-jwt-key");
        assert.equal(inputs.secretName, "jwt-key");
        assert.equal(inputs.resourceGroupName, "platform");
        assert.deepEqual(inClear(inputs.properties), { value: '{"key":"k"}', contentType: "application/json" });
        assert.deepEqual(inputs.tags, { a: "b" });
    });

    it("is read by the workload identity of External Secrets", async () => {
        const { component } = await build(() => new AzureKeyVault("dev", args));
        assert.deepEqual(await valueOf(component.provider), {
            azurekv: { authType: "WorkloadIdentity", vaultUrl: "https://dev.vault.azure.net" },
        });
    });

    it("refuses what Azure would refuse", () => {
        assertFaults(
            () =>
                new AzureKeyVault("1dev", {
                    ...args,
                    vaultName: "my--vault",
                    softDeleteRetentionDays: 5,
                    authorizedIpRanges: ["203.0.113.1/24"],
                }),
            {
                name: 'expected a letter at the beginning, got "1dev"; choose such a name',
                vaultName:
                    'expected 3 to 24 letters, digits and single hyphens, a letter first, got "my--vault"; leave it out to get a free one',
                "authorizedIpRanges[0]":
                    'expected an IPv4 network such as 10.20.0.0/16, got "203.0.113.1/24"; use the first address of the network: did you mean 203.0.113.0/24?',
                softDeleteRetentionDays:
                    "expected a whole number from 7 to 90 (days), got 5; give a number in these bounds",
            },
        );
    });
});
