import type { Unwrap } from "@pulumi/pulumi";
import type { BlobContainerArgs } from "@pulumi/azure-native/storage";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { storageAccount, type StorageAccount } from "./storage-resources";

const blobContainer = "azure-native:storage:BlobContainer";

export const storagePublicBlobs: ResourceRule<StorageAccount | Unwrap<BlobContainerArgs>> = {
    name: "storage-public-blobs",
    title: "Nobody reads blobs without logging in",
    why: "A container that is public shows all it holds to everybody, and is found by those who try names.",
    mend: "Leave allowBlobPublicAccess of the account and publicAccess of its containers out, or set them to false and None.",
    severity: "critical",
    references: [{ id: "CKV_AZURE_34" }, { id: "CKV_AZURE_190" }, { id: "CKV2_AZURE_47" }],
    types: [storageAccount, blobContainer],
    guards: [
        { type: storageAccount, property: "allowBlobPublicAccess", absent: "safe" },
        { type: blobContainer, property: "publicAccess", absent: "safe" },
    ],
    scope: "resource",
    *check({ properties }) {
        if ("publicAccess" in properties) {
            yield* expectOneOfOrDefault("publicAccess", properties.publicAccess, "None");
        }
        if ("allowBlobPublicAccess" in properties) {
            yield* expectOneOfOrDefault("allowBlobPublicAccess", properties.allowBlobPublicAccess, false);
        }
    },
};
