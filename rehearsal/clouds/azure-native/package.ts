import type { CloudPackage } from "../simulation/package";
import { account } from "./account";
import { subscriptionScope } from "./arm";
import { azureDialect } from "./dialect";
import { textOf } from "../simulation/values";

/** Azure, as `@pulumi/azure-native` sees it. */
export const azureNative: CloudPackage = {
    name: "azure-native",
    sdk: "@pulumi/azure-native",
    dialect: azureDialect(),
    types: {
        "azure-native:resources:ResourceGroup": {
            id: ({ inputs }) => `${subscriptionScope()}/resourceGroups/${textOf(inputs, "resourceGroupName") ?? ""}`,
        },
    },
    functions: {
        "azure-native:authorization:getClientConfig": () => ({ ...account }),
    },
};
