import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { storageAccount, type StorageAccount } from "./storage-resources";

export const storageHttps: ResourceRule<StorageAccount> = {
    name: "storage-https",
    title: "The storage account speaks HTTPS only",
    why: "Over HTTP the signature of a request, and the data, are read by whoever is on the way.",
    mend: "Leave enableHttpsTrafficOnly out or true. Accounts of kind FileStorage may go without, since NFS does not speak HTTPS.",
    severity: "high",
    references: [{ id: "CKV_AZURE_3" }],
    types: [storageAccount],
    guards: [
        { type: storageAccount, property: "enableHttpsTrafficOnly", absent: "safe", where: { kind: "StorageV2" } },
    ],
    scope: "resource",
    *check({ properties }) {
        if (properties.kind !== "FileStorage") {
            yield* expectOneOfOrDefault("enableHttpsTrafficOnly", properties.enableHttpsTrafficOnly, true);
        }
    },
};
