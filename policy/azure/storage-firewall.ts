import type { ResourceRule } from "../rule";
import { storageAccount, type StorageAccount } from "./storage-resources";
import { expectFirewall } from "./firewall";

export const storageFirewall: ResourceRule<StorageAccount> = {
    name: "storage-firewall",
    title: "Known networks only reach the storage account",
    why: "With a leaked key or signature anybody anywhere reads everything in it.",
    mend: "Set publicNetworkAccess to Disabled or networkRuleSet.defaultAction to Deny, as AzureFileStorage does.",
    severity: "high",
    references: [{ id: "CKV_AZURE_35" }, { id: "CKV_AZURE_59" }],
    types: [storageAccount],
    guards: [
        { type: storageAccount, property: "networkRuleSet.defaultAction", where: { publicNetworkAccess: "Enabled" } },
    ],
    scope: "resource",
    *check({ properties }) {
        yield* expectFirewall("", properties.publicNetworkAccess, "networkRuleSet", properties.networkRuleSet);
    },
};
