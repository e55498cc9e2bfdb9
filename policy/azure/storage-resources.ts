import type { Unwrap } from "@pulumi/pulumi";
import type { StorageAccountArgs } from "@pulumi/azure-native/storage";

export const storageAccount = "azure-native:storage:StorageAccount";

export type StorageAccount = Unwrap<StorageAccountArgs>;
