import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { storageAccount, type StorageAccount } from "./storage-resources";

export const storageSharedKey: ResourceRule<StorageAccount> = {
    name: "storage-shared-key",
    title: "The storage account has no keys that open it",
    why: "A key opens everything, does not expire, and names nobody in the log.",
    mend: "Set allowSharedKeyAccess to false, as AzureFileStorage does, and give roles. Shares by SMB need the key: prefer NFS, or except them.",
    severity: "high",
    references: [{ id: "CKV2_AZURE_40" }],
    types: [storageAccount],
    guards: [{ type: storageAccount, property: "allowSharedKeyAccess" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("allowSharedKeyAccess", properties.allowSharedKeyAccess, false);
    },
};
