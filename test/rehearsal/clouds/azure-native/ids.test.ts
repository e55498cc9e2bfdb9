import assert from "node:assert/strict";

import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { Stack } from "../support";

const subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";
const group = `${subscription}/resourceGroups/rg/providers`;

/** The id and the type that the Resource Manager gives to a resource of these inputs. */
const resources: readonly (readonly [token: string, inputs: ValueMap, id: string, type: string])[] = [
    [
        "resources:ResourceGroup",
        { resourceGroupName: "rg", location: "x" },
        `${subscription}/resourceGroups/rg`,
        "Microsoft.Resources/resourceGroups",
    ],
    [
        "containerregistry:Registry",
        { registryName: "shop1", sku: { name: "Basic" }, location: "x" },
        `${group}/Microsoft.ContainerRegistry/registries/shop1`,
        "Microsoft.ContainerRegistry/registries",
    ],
    [
        "network:VirtualNetwork",
        { virtualNetworkName: "net" },
        `${group}/Microsoft.Network/virtualNetworks/net`,
        "Microsoft.Network/virtualNetworks",
    ],
    [
        "network:Subnet",
        { virtualNetworkName: "net", subnetName: "nodes" },
        `${group}/Microsoft.Network/virtualNetworks/net/subnets/nodes`,
        "Microsoft.Network/virtualNetworks/subnets",
    ],
    [
        "network:PublicIPAddress",
        { publicIpAddressName: "ip" },
        `${group}/Microsoft.Network/publicIPAddresses/ip`,
        "Microsoft.Network/publicIPAddresses",
    ],
    [
        "containerservice:AgentPool",
        { resourceName: "aks", agentPoolName: "user" },
        `${group}/Microsoft.ContainerService/managedClusters/aks/agentPools/user`,
        "Microsoft.ContainerService/managedClusters/agentPools",
    ],
    [
        "managedidentity:FederatedIdentityCredential",
        {
            resourceName: "id",
            federatedIdentityCredentialResourceName: "dns",
            audiences: ["a"],
            issuer: "i",
            subject: "s",
        },
        `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id/federatedIdentityCredentials/dns`,
        "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
    ],
    [
        "dns:RecordSet",
        { zoneName: "shop.dev", recordType: "A", relativeRecordSetName: "@" },
        `${group}/Microsoft.Network/dnsZones/shop.dev/A/@`,
        "Microsoft.Network/dnszones/A",
    ],
    [
        "keyvault:Secret",
        { vaultName: "vault", secretName: "key", properties: {} },
        `${group}/Microsoft.KeyVault/vaults/vault/secrets/key`,
        "Microsoft.KeyVault/vaults/secrets",
    ],
    [
        "storage:BlobContainer",
        { accountName: "data", containerName: "files" },
        `${group}/Microsoft.Storage/storageAccounts/data/blobServices/default/containers/files`,
        "Microsoft.Storage/storageAccounts/blobServices/containers",
    ],
    [
        "dbforpostgresql:Database",
        { serverName: "pg", databaseName: "shop" },
        `${group}/Microsoft.DBforPostgreSQL/flexibleServers/pg/databases/shop`,
        "Microsoft.DBforPostgreSQL/flexibleServers/databases",
    ],
    [
        "kubernetesconfiguration:Extension",
        {
            clusterRp: "Microsoft.ContainerService",
            clusterResourceName: "managedClusters",
            clusterName: "aks",
            extensionName: "flux",
        },
        `${group}/Microsoft.ContainerService/managedClusters/aks/providers/Microsoft.KubernetesConfiguration/extensions/flux`,
        "Microsoft.KubernetesConfiguration/extensions",
    ],
];

describe("ids in Azure", () => {
    for (const [token, given, id, type] of resources) {
        it(`of ${token} are the Resource Manager's, and tell where the resource stands`, () => {
            const stack = new Stack(azureNative);
            const inputs = { ...(token.startsWith("resources:") ? {} : { resourceGroupName: "rg" }), ...given };
            const made = stack.create(`azure-native:${token}`, "it", inputs);
            assert.equal(made.id, id);
            assert.equal(made.outputs.type, type);
            const read = new Stack(azureNative).provider.read({ ...made, inputs: undefined, outputs: {} });
            assert.ok(read);
            for (const [name, value] of Object.entries(read.inputs)) {
                assert.deepEqual(value, made.inputs[name], `${name} is read from the id`);
            }
        });
    }

    it("of role assignments extend the id of their scope", () => {
        const scope = `${group}/Microsoft.ContainerRegistry/registries/shop1`;
        const guid = "11111111-2222-4333-8444-555555555555";
        const made = new Stack(azureNative).create("azure-native:authorization:RoleAssignment", "it", {
            scope,
            roleAssignmentName: guid,
            principalId: guid,
            roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
        });
        assert.equal(made.id, `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid}`);
    });

    it("of blobs carry the generated name, and so does their address", () => {
        const made = new Stack(azureNative).create("azure-native:storage:Blob", "readme", {
            resourceGroupName: "rg",
            accountName: "data",
            containerName: "files",
        });
        const container = `${group}/Microsoft.Storage/storageAccounts/data/blobServices/default/containers/files`;
        assert.equal(made.id, `${container}/blobs/readme`);
        assert.equal(made.outputs.url, "https://data.blob.core.windows.net/files/readme");
    });

    it("of another form are not found", () => {
        const { provider } = new Stack(azureNative);
        const request = {
            urn: "",
            type: "azure-native:containerregistry:Registry",
            name: "it",
            inputs: undefined,
            outputs: {},
        };
        assert.equal(provider.read({ ...request, id: `${subscription}/resourceGroups/rg` }), undefined);
        assert.ok(provider.read({ ...request, id: `${group}/microsoft.containerregistry/registries/shop1` }));
    });
});
