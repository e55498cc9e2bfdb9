import type * as pulumi from "@pulumi/pulumi";

import type { AksClusterReference } from "../cluster/aks-cluster-args";
import type { AzureServiceNetworkReference } from "../network/azure-network-references";
import type { Fault } from "../shared/arguments";
import { wholeNumber } from "../shared/argument-rules";
import { storageAccountName } from "../shared/azure-rules";
import { kubernetesName } from "../shared/kubernetes-rules";

/** Where the copies of files are. */
export const AzureFilesRedundancy = {
    /** Three in one zone. */
    Local: "Premium_LRS",
    /** One in each of three zones, where the region has so many. */
    Zone: "Premium_ZRS",
} as const;
export type AzureFilesRedundancy = (typeof AzureFilesRedundancy)[keyof typeof AzureFilesRedundancy];

export interface AzureFileStorageArgs {
    /** The resource group of the storage account. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, that of the cluster. A change replaces the account.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /** The cluster whose pods use the files: an `AksCluster`, or the ids of another. */
    readonly cluster: AksClusterReference;
    /** The network of its nodes: an `AzureNetwork`, or the ids of another. */
    readonly network: AzureServiceNetworkReference;
    /**
     * Name of the storage account, unique in the world. A change replaces it.
     * @default letters and digits of the component's name, and a digest of it and of the subscription
     */
    readonly accountName?: pulumi.Input<string>;
    /**
     * Where the copies of files are. Azure moves files by a request of its own; a change here replaces the storage class.
     * @default AzureFilesRedundancy.Zone
     */
    readonly redundancy?: AzureFilesRedundancy;
    /**
     * Whether files are encrypted on their way through the network. The subscription needs Azure's feature for it, see
     * https://learn.microsoft.com/azure/storage/files/encryption-in-transit-for-nfs-shares. A change replaces the storage
     * class; volumes that exist stay as they are.
     * @default false
     */
    readonly encryptInTransit?: boolean;
    /**
     * Name of the storage class. A change replaces it; volumes that exist stay.
     * @default the component's name
     */
    readonly storageClassName?: string;
    /**
     * Days that a deleted share can be had back, 1 to 365.
     * @default 14
     */
    readonly softDeleteRetentionDays?: number;
    /**
     * Tags of the storage account.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace the account with its files, and Kubernetes keeps the share of a claim that
     * was deleted. A change replaces the storage class; volumes that exist stay as they are.
     * @default true
     */
    readonly protect?: boolean;
}

/** What is wrong with the arguments, before anything is created. */
export function azureFileStorageFaults(
    name: string,
    args: Omit<AzureFileStorageArgs, "resourceGroupName" | "cluster" | "network">,
): Fault[] {
    return [
        ...kubernetesName(
            args.storageClassName === undefined ? "name" : "storageClassName",
            args.storageClassName ?? name,
        ),
        ...storageAccountName("accountName", args.accountName),
        ...wholeNumber("softDeleteRetentionDays", args.softDeleteRetentionDays, 1, 365, "days"),
    ];
}
