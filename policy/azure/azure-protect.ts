import type { ResourceRule } from "../rule";

/** What holds data, what others know the address of, or what takes everything in it along. */
const statefulTypes = [
    "azure-native:containerregistry:Registry",
    "azure-native:containerservice:ManagedCluster",
    "azure-native:dbforpostgresql:Database",
    "azure-native:dbforpostgresql:Server",
    "azure-native:dns:Zone",
    "azure-native:keyvault:Vault",
    "azure-native:network:PublicIPAddress",
    "azure-native:network:VirtualNetwork",
    "azure-native:resources:ResourceGroup",
    "azure-native:storage:StorageAccount",
    "azuread:index/application:Application",
    "azuread:index/applicationRegistration:ApplicationRegistration",
];

export const azureProtect: ResourceRule<Readonly<Record<string, unknown>>> = {
    name: "azure-protect",
    title: "Pulumi refuses to delete what holds data",
    why: "One renamed resource or one wrong setting replaces a database, a vault or a cluster, and the data is gone.",
    mend: "Set fairlead:protect to true, or give the resource the option protect: true.",
    severity: "high",
    references: [],
    development: "hinders work",
    types: statefulTypes,
    guards: [],
    scope: "resource",
    *check({ options }) {
        if (!options.protect) {
            yield { property: "option protect", expected: "true", found: options.protect };
        }
    },
};
