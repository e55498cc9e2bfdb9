import * as pulumi from "@pulumi/pulumi";
import { FileServiceProperties, StorageAccount } from "@pulumi/azure-native/storage";
import { StorageClass } from "@pulumi/kubernetes/storage/v1/storageClass";

import { createPrivateEndpoint } from "../network/azure-private-link";
import { rejectFaults } from "../shared/arguments";
import { nameOf, resourceGroupNameOf, virtualNetworkNameOf } from "../shared/azure-ids";
import { freeName } from "../shared/azure-names";
import { AzureRole, grantAzureRole } from "../shared/azure-roles";
import { longestStorageAccountName } from "../shared/azure-rules";
import { knownAfter } from "../shared/outputs";
import { AzureFilesRedundancy, azureFileStorageFaults, type AzureFileStorageArgs } from "./azure-file-storage-args";
import type { FileStorage } from "./file-storage";

/**
 * A storage account for files that pods of one cluster share, and the storage class that gives each claim a share of its
 * own in it, by NFS. There is no key: who is in the node subnet gets in, nobody else.
 *
 * The account is ours, not the one that AKS would make: that dies with the cluster, and with it every file.
 */
export class AzureFileStorage extends pulumi.ComponentResource implements FileStorage {
    /** The storage class that claims with `ReadWriteMany` ask for. It is known once claims can be bound. */
    readonly storageClassName: pulumi.Output<string>;
    /** ARM id of the storage account. */
    readonly storageAccountId: pulumi.Output<string>;

    constructor(name: string, args: AzureFileStorageArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureFileStorage", name, azureFileStorageFaults(name, args));
        super("fairlead:index:AzureFileStorage", name, {}, opts);

        const account = this.createAccount(name, args);
        const ready = [
            this.keepDeletedShares(name, args, account),
            ...this.createEndpoint(name, args, account),
            // By which the cluster's driver makes and deletes shares.
            grantAzureRole(
                `${name}-makes-shares`,
                {
                    principalId: args.cluster.controlPlanePrincipalId,
                    role: AzureRole.StorageAccountContributor,
                    scope: account.id,
                },
                { parent: this },
            ),
        ];
        const storageClass = this.createStorageClass(name, args, account, ready);

        this.storageClassName = knownAfter(
            storageClass.metadata.name,
            ready.map(({ urn }) => urn),
        );
        this.storageAccountId = account.id;
        this.registerOutputs({ storageClassName: this.storageClassName, storageAccountId: this.storageAccountId });
    }

    private createAccount(name: string, args: AzureFileStorageArgs): StorageAccount {
        const { nodeSubnetId, privateLink } = args.network;
        const rules = privateLink === undefined ? [{ virtualNetworkResourceId: nodeSubnetId }] : [];
        return new StorageAccount(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                tags: args.tags,
                accountName: args.accountName ?? freeName(name, longestStorageAccountName, this),
                kind: "FileStorage",
                sku: { name: args.redundancy ?? AzureFilesRedundancy.Zone },
                allowSharedKeyAccess: false,
                allowBlobPublicAccess: false,
                allowCrossTenantReplication: false,
                minimumTlsVersion: "TLS1_2",
                // NFS does not speak HTTPS, and Azure refuses its mounts otherwise.
                enableHttpsTrafficOnly: false,
                publicNetworkAccess: privateLink === undefined ? "Enabled" : "Disabled",
                networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices", virtualNetworkRules: rules },
            },
            { parent: this, protect: args.protect ?? true },
        );
    }

    private keepDeletedShares(
        name: string,
        args: AzureFileStorageArgs,
        account: StorageAccount,
    ): FileServiceProperties {
        return new FileServiceProperties(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                accountName: account.name,
                fileServicesName: "default",
                shareDeleteRetentionPolicy: { enabled: true, days: args.softDeleteRetentionDays ?? 14 },
            },
            { parent: this },
        );
    }

    private createEndpoint(name: string, args: AzureFileStorageArgs, account: StorageAccount): pulumi.CustomResource[] {
        const { resourceGroupName, location, tags, network } = args;
        const { privateLink } = network;
        return privateLink === undefined
            ? []
            : [
                  createPrivateEndpoint(
                      `${name}-files-endpoint`,
                      { resourceGroupName, location, tags },
                      {
                          serviceId: account.id,
                          groupId: "file",
                          subnetId: privateLink.endpointSubnetId,
                          zoneId: privateLink.filesZoneId,
                      },
                      { parent: this },
                  ),
              ];
    }

    /** Source: kubernetes-sigs/azurefile-csi-driver, `docs/driver-parameters.md`, 2026-08-22 */
    private createStorageClass(
        name: string,
        args: AzureFileStorageArgs,
        account: StorageAccount,
        dependsOn: pulumi.Resource[],
    ): StorageClass {
        const subnet = pulumi.output(args.network.nodeSubnetId);
        return new StorageClass(
            name,
            {
                metadata: { name: args.storageClassName ?? name },
                provisioner: "file.csi.azure.com",
                parameters: {
                    protocol: "nfs",
                    resourceGroup: args.resourceGroupName,
                    storageAccount: account.name,
                    skuName: args.redundancy ?? AzureFilesRedundancy.Zone,
                    encryptInTransit: String(args.encryptInTransit ?? false),
                    // Or the driver would look at every subnet of the network, which it may not.
                    vnetResourceGroup: subnet.apply(resourceGroupNameOf),
                    vnetName: subnet.apply(virtualNetworkNameOf),
                    subnetName: subnet.apply(nameOf),
                },
                mountOptions: ["nconnect=4", "noresvport", "actimeo=30"],
                reclaimPolicy: (args.protect ?? true) ? "Retain" : "Delete",
                allowVolumeExpansion: true,
                volumeBindingMode: "Immediate",
            },
            // Kubernetes refuses to change it, and the provider does not know that.
            { parent: this, dependsOn, replaceOnChanges: ["reclaimPolicy"], deleteBeforeReplace: true },
        );
    }
}
