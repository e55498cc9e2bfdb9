import * as pulumi from "@pulumi/pulumi";
import { ManagementLockByScope } from "@pulumi/azure-native/authorization";
import { BlobContainer, BlobServiceProperties, ManagementPolicy, StorageAccount } from "@pulumi/azure-native/storage";

import { rejectFaults } from "../shared/arguments";
import { freeName } from "../shared/azure-names";
import { longestStorageAccountName } from "../shared/azure-rules";
import { azureStateBackendFaults, type AzureStateBackendArgs } from "./azure-state-backend-args";
import { placeOf, type StateBackend } from "./state-backend";

/**
 * A storage account for the state of stacks, with versions, opened by roles only: there is no key. Give
 * `StorageBlobDataContributor` or `StorageBlobDataReader` on a stack's container.
 */
export class AzureStateBackend extends pulumi.ComponentResource implements StateBackend {
    /** What `pulumi login` takes for each stack, by its name. */
    readonly backendUrls: pulumi.Output<Record<string, string>>;
    /** ARM ids of the containers, by stack. */
    readonly containerIds: pulumi.Output<Record<string, string>>;
    /** ARM id of the storage account. */
    readonly storageAccountId: pulumi.Output<string>;

    constructor(name: string, args: AzureStateBackendArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureStateBackend", name, azureStateBackendFaults(args));
        super("fairlead:index:AzureStateBackend", name, {}, opts);

        const account = this.createAccount(name, args);
        this.keepVersions(name, args, account);
        const containers = args.stacks.map((stack): [string, BlobContainer] => [
            stack,
            this.createContainer(`${name}-${stack}`, placeOf(stack), args, account),
        ]);
        if (args.protect ?? true) {
            // Contributors may delete what they like, but no locks.
            new ManagementLockByScope(
                name,
                { scope: account.id, lockName: "state", level: "CanNotDelete", notes: "Holds the state of stacks" },
                { parent: this },
            );
        }

        this.backendUrls = pulumi.all(
            Object.fromEntries(
                containers.map(([stack, container]) => [
                    stack,
                    pulumi.interpolate`azblob://${container.name}?storage_account=${account.name}`,
                ]),
            ),
        );
        this.containerIds = pulumi.all(Object.fromEntries(containers.map(([stack, { id }]) => [stack, id])));
        this.storageAccountId = account.id;
        this.registerOutputs({
            backendUrls: this.backendUrls,
            containerIds: this.containerIds,
            storageAccountId: this.storageAccountId,
        });
    }

    private createAccount(name: string, args: AzureStateBackendArgs): StorageAccount {
        return new StorageAccount(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                tags: args.tags,
                accountName: args.accountName ?? freeName(name, longestStorageAccountName, this),
                kind: "StorageV2",
                // A copy in each of three zones.
                sku: { name: "Standard_ZRS" },
                allowSharedKeyAccess: false,
                allowBlobPublicAccess: false,
                allowCrossTenantReplication: false,
                minimumTlsVersion: "TLS1_2",
                enableHttpsTrafficOnly: true,
                encryption: {
                    keySource: "Microsoft.Storage",
                    requireInfrastructureEncryption: true,
                    services: { blob: { enabled: true, keyType: "Account" } },
                },
                publicNetworkAccess: "Enabled",
                networkRuleSet: {
                    defaultAction: "Deny",
                    bypass: "None",
                    // Azure takes a single address without its mask only.
                    ipRules: args.authorizedIpRanges.map((range) => ({
                        action: "Allow",
                        iPAddressOrRange: range.replace(/\/32$/, ""),
                    })),
                },
            },
            { parent: this, protect: args.protect ?? true },
        );
    }

    private keepVersions(name: string, args: AzureStateBackendArgs, account: StorageAccount): void {
        const days = args.retentionDays ?? 90;
        const common = { resourceGroupName: args.resourceGroupName, accountName: account.name };
        const service = new BlobServiceProperties(
            name,
            {
                ...common,
                blobServicesName: "default",
                isVersioningEnabled: true,
                deleteRetentionPolicy: { enabled: true, days },
                containerDeleteRetentionPolicy: { enabled: true, days },
            },
            { parent: this },
        );
        // State holds secrets, if encrypted: what is old is not kept for ever.
        new ManagementPolicy(
            name,
            {
                ...common,
                managementPolicyName: "default",
                policy: {
                    rules: [
                        {
                            name: "drop-old-versions",
                            type: "Lifecycle",
                            definition: {
                                filters: { blobTypes: ["blockBlob"] },
                                actions: { version: { delete: { daysAfterCreationGreaterThan: days } } },
                            },
                        },
                    ],
                },
            },
            { parent: this, dependsOn: service },
        );
    }

    private createContainer(
        child: string,
        containerName: string,
        { resourceGroupName, protect }: AzureStateBackendArgs,
        { name: accountName }: StorageAccount,
    ): BlobContainer {
        return new BlobContainer(
            child,
            { resourceGroupName, accountName, containerName, publicAccess: "None" },
            { parent: this, protect: protect ?? true },
        );
    }
}
