import { AzureRole } from "../shared/azure-roles";

/**
 * What a deployment does, by kinds of resources: everything with those that an environment is made of, and with nothing else.
 * The role `Contributor` would be shorter, and would allow machines, functions and all that Azure adds next year.
 */
export const deployActions: readonly string[] = [
    "*/read",
    "Microsoft.ContainerRegistry/registries/*",
    "Microsoft.ContainerService/managedClusters/*",
    "Microsoft.DBforPostgreSQL/flexibleServers/*",
    "Microsoft.Insights/diagnosticSettings/*",
    "Microsoft.KeyVault/vaults/*",
    "Microsoft.KubernetesConfiguration/extensions/*",
    "Microsoft.KubernetesConfiguration/fluxConfigurations/*",
    "Microsoft.ManagedIdentity/userAssignedIdentities/*",
    "Microsoft.Network/dnsZones/*",
    "Microsoft.Network/natGateways/*",
    "Microsoft.Network/networkSecurityGroups/*",
    "Microsoft.Network/privateDnsZones/*",
    "Microsoft.Network/privateEndpoints/*",
    "Microsoft.Network/publicIPAddresses/*",
    "Microsoft.Network/virtualNetworks/*",
    "Microsoft.OperationalInsights/workspaces/*",
    "Microsoft.Resources/subscriptions/resourceGroups/*",
    "Microsoft.Storage/storageAccounts/*",
];

/** What a preview does: it reads, and asks for the address of the cluster's API as people do. */
export const lookActions: readonly string[] = [
    "*/read",
    "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action",
];

/** The roles that a deployment gives to the identities it makes. */
export const delegatedRoles: readonly AzureRole[] = [
    AzureRole.AcrPull,
    AzureRole.AcrPush,
    AzureRole.DnsZoneContributor,
    AzureRole.KeyVaultSecretsUser,
    AzureRole.ManagedIdentityOperator,
    AzureRole.NetworkContributor,
    AzureRole.StorageAccountContributor,
];

/**
 * Lets roles be given and taken that are in the list, to service principals and identities; no role by which somebody could
 * give himself more.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples
 */
export const delegationCondition: string = [limit("write", "Request"), limit("delete", "Resource")].join(" AND ");

function limit(action: string, source: "Request" | "Resource"): string {
    const of = (attribute: string) => `@${source}[Microsoft.Authorization/roleAssignments:${attribute}]`;
    const isListed = `${of("RoleDefinitionId")} ForAnyOfAnyValues:GuidEquals {${delegatedRoles.join(", ")}}`;
    const isService = `${of("PrincipalType")} ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}`;
    return `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR (${isListed} AND ${isService}))`;
}
