import type { Unwrap } from "@pulumi/pulumi";
import type { BlobServicePropertiesArgs, FileServicePropertiesArgs } from "@pulumi/azure-native/storage";

import { expectAtLeast, expectOneOf } from "../expect";
import type { Finding, ResourceRule } from "../rule";

const fileServices = "azure-native:storage:FileServiceProperties";
const blobServices = "azure-native:storage:BlobServiceProperties";

type Services = Unwrap<FileServicePropertiesArgs> & Unwrap<BlobServicePropertiesArgs>;

export const storageSoftDelete: ResourceRule<Services> = {
    name: "storage-soft-delete",
    title: "Deleted shares and blobs can be had back for a week",
    why: "What a faulty program or an angry hand deletes is otherwise gone at once.",
    mend: "Set shareDeleteRetentionPolicy, or deleteRetentionPolicy and containerDeleteRetentionPolicy, to { enabled: true, days: 7 } or more (AzureFileStorage softDeleteRetentionDays).",
    severity: "medium",
    references: [{ id: "CKV2_AZURE_38" }],
    types: [fileServices, blobServices],
    guards: [
        { type: fileServices, property: "shareDeleteRetentionPolicy.enabled" },
        { type: fileServices, property: "shareDeleteRetentionPolicy.days" },
        { type: blobServices, property: "deleteRetentionPolicy.enabled" },
        { type: blobServices, property: "deleteRetentionPolicy.days" },
        { type: blobServices, property: "containerDeleteRetentionPolicy.enabled" },
        { type: blobServices, property: "containerDeleteRetentionPolicy.days" },
    ],
    scope: "resource",
    *check({ type, properties }) {
        if (type === fileServices) {
            yield* expectKept("shareDeleteRetentionPolicy", properties.shareDeleteRetentionPolicy);
        } else {
            yield* expectKept("deleteRetentionPolicy", properties.deleteRetentionPolicy);
            yield* expectKept("containerDeleteRetentionPolicy", properties.containerDeleteRetentionPolicy);
        }
    },
};

function* expectKept(path: string, policy: Services["deleteRetentionPolicy"]): Generator<Finding> {
    yield* expectOneOf(`${path}.enabled`, policy?.enabled, true);
    yield* expectAtLeast(`${path}.days`, policy?.days, 7);
}
