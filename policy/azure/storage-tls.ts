import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { storageAccount, type StorageAccount } from "./storage-resources";

export const storageTls: ResourceRule<StorageAccount> = {
    name: "storage-tls",
    title: "The storage account speaks TLS 1.2 or newer",
    why: "If nothing is said, Azure takes TLS 1.0, which is broken.",
    mend: "Set minimumTlsVersion to TLS1_2 or TLS1_3, as AzureFileStorage does.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_44" }],
    types: [storageAccount],
    guards: [{ type: storageAccount, property: "minimumTlsVersion" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("minimumTlsVersion", properties.minimumTlsVersion, "TLS1_2", "TLS1_3");
    },
};
