import { simulatedTime } from "../../simulation/invent";
import { hexOf } from "../../simulation/names";
import type { FunctionRule, TypeRules } from "../../simulation/package";
import { textOf } from "../../simulation/values";
import { defaultLocation } from "../account";
import { subscriptionScope } from "../arm";
import { existing } from "../lookup";
import { lastPart } from "../parts";

const storageAccount = "azure-native:storage:StorageAccount";

/** Azure Storage. Source: the pages of `Microsoft.Storage` in the ARM template reference, for ids and endpoints. */
export const storage: Readonly<Record<string, TypeRules>> = {
    [storageAccount]: {
        outputs: ({ id, inputs }) => {
            const endpoint = (service: string) => `https://${lastPart(id)}.${service}.core.windows.net/`;
            return {
                primaryEndpoints: {
                    blob: endpoint("blob"),
                    dfs: endpoint("dfs"),
                    file: endpoint("file"),
                    queue: endpoint("queue"),
                    table: endpoint("table"),
                    web: endpoint("z1.web"),
                },
                primaryLocation: inputs.location ?? defaultLocation,
                statusOfPrimary: "available",
                creationTime: simulatedTime,
            };
        },
    },
    "azure-native:storage:BlobContainer": inService("blobServices", ["containers", "containerName"]),
    // Source: `provider/pkg/resources/customresources/custom_storage.go` of pulumi-azure-native: blobs are not ARM's.
    "azure-native:storage:Blob": {
        ...inService("blobServices", ["containers", "containerName"], ["blobs", "blobName"]),
        outputs: ({ id, inputs }) => {
            const container = `${textOf(inputs, "accountName") ?? ""}.blob.core.windows.net/${textOf(inputs, "containerName") ?? ""}`;
            return { name: lastPart(id), url: `https://${container}/${lastPart(id)}` };
        },
    },
    "azure-native:storage:FileShare": inService("fileServices", ["shares", "shareName"]),
    "azure-native:storage:Queue": inService("queueServices", ["queues", "queueName"]),
    "azure-native:storage:Table": inService("tableServices", ["tables", "tableName"]),
};

export const storageFunctions: Readonly<Record<string, FunctionRule>> = {
    "azure-native:storage:listStorageAccountKeys": ({ accountName, resourceGroupName }, context) => {
        const account = { accountName: accountName ?? "", resourceGroupName: resourceGroupName ?? "" };
        const { id } = existing(storageAccount, account, context);
        const key = (keyName: string) => ({
            keyName,
            permissions: "FULL",
            value: Buffer.from(hexOf(`${id}#${keyName}`, 64)).toString("base64"),
            creationTime: simulatedTime,
        });
        return { keys: [key("key1"), key("key2")] };
    },
};

/** Things below the one service of its kind that an account has, each level with the input that names it. */
function inService(
    service: string,
    ...levels: readonly (readonly [collection: string, property: string])[]
): TypeRules {
    const type = ["Microsoft.Storage/storageAccounts", service, ...levels.map(([collection]) => collection)].join("/");
    return {
        id: ({ inputs }, { config }) => {
            const group = `${subscriptionScope(config)}/resourceGroups/${textOf(inputs, "resourceGroupName") ?? ""}`;
            const account = `${group}/providers/Microsoft.Storage/storageAccounts/${textOf(inputs, "accountName") ?? ""}`;
            const below = levels.flatMap(([collection, property]) => [collection, textOf(inputs, property) ?? ""]);
            return [account, service, "default", ...below].join("/");
        },
        outputs: () => ({ type }),
    };
}
