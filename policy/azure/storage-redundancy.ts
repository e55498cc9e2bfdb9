import type { ResourceRule } from "../rule";
import { storageAccount, type StorageAccount } from "./storage-resources";

export const storageRedundancy: ResourceRule<StorageAccount> = {
    name: "storage-redundancy",
    title: "The storage account survives the loss of a zone",
    why: "What is stored in one zone cannot be reached while that zone is down, and may be lost with it.",
    mend: "Set fairlead:azure.fileStorage.redundancy (AzureFileStorage redundancy) to Premium_ZRS, or take a sku with ZRS, GRS or GZRS.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_206" }],
    development: "costs money",
    types: [storageAccount],
    guards: [{ type: storageAccount, property: "sku.name" }],
    scope: "resource",
    *check({ properties }) {
        const { name } = properties.sku;
        if (!/_(ZRS|GRS|GZRS|RAGRS|RAGZRS)$/.test(name)) {
            yield { property: "sku.name", expected: "a sku with ZRS, GRS, GZRS, RAGRS or RAGZRS", found: name };
        }
    },
};
