import type { CloudPackage } from "../simulation/package";
import { textOf } from "../simulation/values";
import { accountOf } from "./account";
import { subscriptionScope } from "./arm";
import { azureDependents } from "./deletion";
import { azureDialect } from "./dialect";
import { containerRegistry, containerRegistryFunctions } from "./types/containerregistry";
import { containerService } from "./types/containerservice";
import { data } from "./types/data";
import { dns } from "./types/dns";
import { identity } from "./types/identity";
import { kubeconfigFunctions } from "./types/kubeconfig";
import { kubernetesConfiguration } from "./types/kubernetesconfiguration";
import { monitor } from "./types/monitor";
import { network } from "./types/network";
import { storage, storageFunctions } from "./types/storage";

/** Azure, as `@pulumi/azure-native` sees it. */
export const azureNative: CloudPackage = {
    name: "azure-native",
    sdk: "@pulumi/azure-native",
    dialect: azureDialect(),
    dependents: azureDependents,
    types: {
        "azure-native:resources:ResourceGroup": {
            id: ({ inputs }, { config }) =>
                `${subscriptionScope(config)}/resourceGroups/${textOf(inputs, "resourceGroupName") ?? ""}`,
        },
        ...containerRegistry,
        ...containerService,
        ...data,
        ...dns,
        ...identity,
        ...kubernetesConfiguration,
        ...monitor,
        ...network,
        ...storage,
    },
    functions: {
        "azure-native:authorization:getClientConfig": (_, { config }) => ({ ...accountOf(config) }),
        "azure-native:authorization:getClientToken": () => ({ token: "simulated-token" }),
        ...containerRegistryFunctions,
        ...kubeconfigFunctions,
        ...storageFunctions,
    },
};
