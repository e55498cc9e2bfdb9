import assert from "node:assert/strict";

import { armResource, armTemplate } from "../../../policy/oracle/arm-template";
import type { Properties } from "../../../policy/properties";

const group = "/subscriptions/s/resourceGroups/app/providers";

describe("the ARM template for checkov", () => {
    it("puts settings under properties, and the rest beside them", () => {
        assert.deepEqual(
            armResource(
                resource("containerregistry:Registry", `${group}/Microsoft.ContainerRegistry/registries/app1`, {
                    azureApiVersion: "2023-07-01",
                    registryName: "app1",
                    resourceGroupName: "app",
                    location: "westeurope",
                    sku: { name: "Premium" },
                    tags: { environment: "dev" },
                    adminUserEnabled: false,
                }),
            ),
            {
                type: "Microsoft.ContainerRegistry/registries",
                apiVersion: "2023-07-01",
                name: "app1",
                location: "westeurope",
                sku: { name: "Premium" },
                tags: { environment: "dev" },
                properties: { adminUserEnabled: false },
            },
        );
    });

    it("names a resource within another, and keeps properties that the provider does not flatten", () => {
        assert.deepEqual(
            armResource(
                resource("keyvault:Secret", `${group}/Microsoft.KeyVault/vaults/safe/secrets/login`, {
                    azureApiVersion: "2024-11-01",
                    vaultName: "safe",
                    secretName: "login",
                    resourceGroupName: "app",
                    properties: { contentType: "application/json", value: "[secret]" },
                }),
            ),
            {
                type: "Microsoft.KeyVault/vaults/secrets",
                apiVersion: "2024-11-01",
                name: "safe/login",
                properties: { contentType: "application/json", value: "[secret]" },
            },
        );
    });

    it("names properties as Azure's specifications do", () => {
        const converted = armResource(
            resource("storage:StorageAccount", `${group}/Microsoft.Storage/storageAccounts/files`, {
                accountName: "files",
                enableHttpsTrafficOnly: true,
                networkRuleSet: {
                    defaultAction: "Deny",
                    virtualNetworkRules: [{ virtualNetworkResourceId: "/subnet" }],
                },
            }),
        );
        assert.deepEqual(converted?.properties, {
            supportsHttpsTrafficOnly: true,
            networkAcls: { defaultAction: "Deny", virtualNetworkRules: [{ id: "/subnet" }] },
        });
    });

    it("gives the rules of a security group properties of their own", () => {
        const rule = { access: "Allow", destinationPortRange: "22" };
        const converted = armResource(
            resource("network:NetworkSecurityGroup", `${group}/Microsoft.Network/networkSecurityGroups/nodes`, {
                networkSecurityGroupName: "nodes",
                securityRules: [{ name: "ssh", ...rule }],
            }),
        );
        assert.deepEqual(converted?.properties, { securityRules: [{ name: "ssh", properties: rule }] });
    });

    it("keeps named items flat outside of networks, such as pools of nodes", () => {
        const agentPoolProfiles = [{ name: "system", maxPods: 110 }];
        const converted = armResource(
            resource("containerservice:ManagedCluster", `${group}/Microsoft.ContainerService/managedClusters/app`, {
                resourceName: "app",
                agentPoolProfiles,
            }),
        );
        assert.deepEqual(converted?.properties, { agentPoolProfiles });
    });

    it("leaves out resource groups and what is not Azure's, and tells what is what", () => {
        const zone = resource("dns:Zone", `${group}/Microsoft.Network/dnsZones/example.com`, {
            zoneName: "example.com",
        });
        const exhibit = armTemplate("dev", [
            resource("resources:ResourceGroup", "/subscriptions/s/resourceGroups/app", { resourceGroupName: "app" }),
            { ...zone, sourcePosition: "project:///components/dns-zone/azure-dns-zone.ts#7,1" },
            { urn: "urn:pulumi:dev::p::kubernetes:core/v1:Pod::p", type: "kubernetes:core/v1:Pod", id: "default/p" },
        ]);
        assert.deepEqual(JSON.parse(exhibit?.text ?? ""), {
            $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            contentVersion: "1.0.0.0",
            resources: [{ type: "Microsoft.Network/dnsZones", name: "example.com", properties: {} }],
        });
        assert.deepEqual(
            [...(exhibit?.subjects ?? [])],
            [
                [
                    "Microsoft.Network/dnsZones.example.com",
                    { type: "azure-native:dns:Zone", name: "one", place: "components/dns-zone/azure-dns-zone.ts:7" },
                ],
            ],
        );
        assert.equal(armTemplate("local", []), undefined);
    });
});

function resource(token: string, id: string, inputs: Properties) {
    const type = `azure-native:${token}`;
    return { urn: `urn:pulumi:dev::p::${type}::one`, type, id, inputs };
}
