import assert from "node:assert/strict";

import { AzureFileStorage } from "@fairlead/components/file-storage/azure-file-storage";
import {
    AzureFilesRedundancy,
    type AzureFileStorageArgs,
} from "@fairlead/components/file-storage/azure-file-storage-args";

import { aksReference, armId, build } from "../cloud";
import { assertFaults } from "../faults";
import { fileStorageContract } from "./contract";

const nodeSubnetId = armId("Microsoft.Network/virtualNetworks/dev/subnets/nodes");
const args: AzureFileStorageArgs = { resourceGroupName: "data", cluster: aksReference, network: { nodeSubnetId } };
const privateLink = {
    endpointSubnetId: armId("Microsoft.Network/virtualNetworks/dev/subnets/endpoints"),
    keyVaultZoneId: armId("Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"),
    filesZoneId: armId("Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net"),
};
const accountType = "azure-native:storage:StorageAccount";
const classType = "kubernetes:storage.k8s.io/v1:StorageClass";

describe("AzureFileStorage", () => {
    fileStorageContract((name) => new AzureFileStorage(name, args));

    it("has no key, and lets in the node subnet only", async () => {
        const { one } = await build(() => new AzureFileStorage("shared", args));
        const { inputs } = one(accountType);
        assert.equal(inputs.kind, "FileStorage");
        assert.deepEqual(inputs.sku, { name: "Premium_ZRS" });
        assert.equal(inputs.allowSharedKeyAccess, false);
        assert.equal(inputs.allowBlobPublicAccess, false);
        assert.equal(inputs.publicNetworkAccess, "Enabled");
        const { defaultAction, virtualNetworkRules } = inputs.networkRuleSet as Record<string, unknown>;
        assert.equal(defaultAction, "Deny");
        assert.deepEqual(
            (virtualNetworkRules as Record<string, unknown>[]).map((rule) => rule.virtualNetworkResourceId),
            [nodeSubnetId],
        );
    });

    it("has an address in the network, and no public one, where the network has private endpoints", async () => {
        const network = { nodeSubnetId, privateLink };
        const { one } = await build(() => new AzureFileStorage("shared", { ...args, network }));
        const { inputs } = one(accountType);
        assert.equal(inputs.publicNetworkAccess, "Disabled");
        assert.deepEqual((inputs.networkRuleSet as Record<string, unknown>).virtualNetworkRules, []);
        assert.deepEqual(one("azure-native:network:PrivateDnsZoneGroup").inputs.privateDnsZoneConfigs, [
            { name: "file", privateDnsZoneId: privateLink.filesZoneId },
        ]);
    });

    it("lets the cluster make shares in this account, and gives each claim one", async () => {
        const { one } = await build(
            () =>
                new AzureFileStorage("shared", {
                    ...args,
                    redundancy: AzureFilesRedundancy.Local,
                    accountName: "acme",
                }),
        );
        const grant = one("azure-native:authorization:RoleAssignment").inputs;
        assert.equal(grant.principalId, "cluster-principal");
        assert.match(String(grant.roleDefinitionId), /17d1049b-9a84-46fb-8f53-869881c3d3ab$/);
        assert.match(String(grant.scope), /StorageAccount\/shared$/);
        const { inputs } = one(classType);
        assert.equal(inputs.provisioner, "file.csi.azure.com");
        assert.deepEqual(inputs.parameters, {
            protocol: "nfs",
            resourceGroup: "data",
            storageAccount: "acme",
            skuName: "Premium_LRS",
            encryptInTransit: "false",
            vnetResourceGroup: "platform",
            vnetName: "dev",
            subnetName: "nodes",
        });
    });

    it("keeps what is deleted, for good unless told otherwise", async () => {
        const kept = await build(() => new AzureFileStorage("shared", args));
        assert.equal(kept.one(classType).inputs.reclaimPolicy, "Retain");
        assert.deepEqual(kept.one("azure-native:storage:FileServiceProperties").inputs.shareDeleteRetentionPolicy, {
            enabled: true,
            days: 14,
        });
        const { one } = await build(() => new AzureFileStorage("shared", { ...args, protect: false }));
        assert.equal(one(classType).inputs.reclaimPolicy, "Delete");
    });

    it("refuses what Azure or Kubernetes would refuse", () => {
        assertFaults(
            () => new AzureFileStorage("Shared", { ...args, accountName: "acme-files", softDeleteRetentionDays: 0 }),
            {
                name: 'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Shared"; choose such a name',
                accountName:
                    'expected 3 to 24 lower-case letters and digits, got "acme-files"; leave it out to get a free one',
                softDeleteRetentionDays:
                    "expected a whole number from 1 to 365 (days), got 0; give a number in these bounds",
            },
        );
    });
});
