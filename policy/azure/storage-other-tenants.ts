import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { storageAccount, type StorageAccount } from "./storage-resources";

export const storageOtherTenants: ResourceRule<StorageAccount> = {
    name: "storage-other-tenants",
    title: "Nothing in the storage account is copied to other tenants",
    why: "Whoever may change the account sets up a replication, and all data leaves the house for good.",
    mend: "Leave allowCrossTenantReplication out or false, as AzureFileStorage does.",
    severity: "medium",
    references: [],
    types: [storageAccount],
    guards: [{ type: storageAccount, property: "allowCrossTenantReplication", absent: "safe" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOfOrDefault("allowCrossTenantReplication", properties.allowCrossTenantReplication, false);
    },
};
