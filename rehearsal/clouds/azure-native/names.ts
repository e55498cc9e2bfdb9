import type { CheckFailure } from "../simulation/provider";
import { type ValueMap, textOf } from "../simulation/values";

interface NameRule {
    /** The input with the name. */
    readonly property: string;
    readonly pattern: RegExp;
    readonly explanation: string;
}

/**
 * What names may look like.
 * Source: "Naming rules and restrictions for Azure resources" (azure-docs
 * `articles/azure-resource-manager/management/resource-name-rules.md`); for node pools aks-docs `use-system-pools.md`;
 * for configurations of maintenance `planned-maintenance.md`.
 */
const rules: Readonly<Record<string, NameRule>> = {
    "resources:ResourceGroup": {
        property: "resourceGroupName",
        pattern: /^[\p{L}\p{N}_\-.()]{0,89}[\p{L}\p{N}_\-()]$/u,
        explanation: "1 to 90 letters, digits, '_', '-', '.', '(' and ')', no period at the end",
    },
    "containerregistry:Registry": {
        property: "registryName",
        pattern: /^[a-zA-Z0-9]{5,50}$/,
        explanation: "5 to 50 letters and digits",
    },
    "containerservice:ManagedCluster": {
        property: "resourceName",
        pattern: /^[a-zA-Z0-9](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?$/,
        explanation: "1 to 63 letters, digits, '_' and '-', a letter or digit at both ends",
    },
    "containerservice:AgentPool": {
        property: "agentPoolName",
        pattern: /^[a-z][a-z0-9]{0,11}$/,
        explanation: "1 to 12 lowercase letters and digits, a letter first",
    },
    "containerservice:MaintenanceConfiguration": {
        property: "configName",
        pattern: /^(?:default|aksManagedAutoUpgradeSchedule|aksManagedNodeOSUpgradeSchedule)$/,
        explanation: "'default', 'aksManagedAutoUpgradeSchedule' or 'aksManagedNodeOSUpgradeSchedule'",
    },
    "keyvault:Vault": {
        property: "vaultName",
        pattern: /^(?!.*--)[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
        explanation: "3 to 24 letters, digits and single '-', a letter first and no '-' at the end",
    },
    "keyvault:Secret": {
        property: "secretName",
        pattern: /^[a-zA-Z0-9-]{1,127}$/,
        explanation: "1 to 127 letters, digits and '-'",
    },
    "storage:StorageAccount": {
        property: "accountName",
        pattern: /^[a-z0-9]{3,24}$/,
        explanation: "3 to 24 lowercase letters and digits",
    },
    "storage:BlobContainer": {
        property: "containerName",
        pattern: /^(?!.*--)[a-z0-9$][a-z0-9-]{1,61}[a-z0-9]$/,
        explanation: "3 to 63 lowercase letters, digits and single '-', a letter or digit at both ends",
    },
    "dbforpostgresql:Server": {
        property: "serverName",
        pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
        explanation: "3 to 63 lowercase letters, digits and '-', no '-' at the ends",
    },
    "network:VirtualNetwork": {
        property: "virtualNetworkName",
        pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9_]$/,
        explanation: "2 to 64 letters, digits, '_', '.' and '-', a letter or digit first",
    },
    "network:Subnet": network("subnetName"),
    "network:NetworkSecurityGroup": network("networkSecurityGroupName"),
    "network:PublicIPAddress": network("publicIpAddressName"),
    "network:NatGateway": network("natGatewayName"),
    "dns:Zone": {
        property: "zoneName",
        pattern:
            /^(?:[a-zA-Z0-9_](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?\.){1,33}[a-zA-Z0-9_](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?$/,
        explanation: "2 to 34 labels of 1 to 63 letters, digits, '_' and '-', separated by periods",
    },
    "operationalinsights:Workspace": {
        property: "workspaceName",
        pattern: /^[a-zA-Z0-9][a-zA-Z0-9-]{2,61}[a-zA-Z0-9]$/,
        explanation: "4 to 63 letters, digits and '-', no '-' at the ends",
    },
    "managedidentity:UserAssignedIdentity": {
        property: "resourceName",
        pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,127}$/,
        explanation: "3 to 128 letters, digits, '_' and '-', a letter or digit first",
    },
    "managedidentity:FederatedIdentityCredential": {
        property: "federatedIdentityCredentialResourceName",
        pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/,
        explanation: "3 to 120 letters, digits, '_' and '-', a letter or digit first",
    },
    "authorization:RoleAssignment": {
        property: "roleAssignmentName",
        pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
        explanation: "a GUID",
    },
};

function network(property: string): NameRule {
    return {
        property,
        pattern: /^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]{0,78}[a-zA-Z0-9_])?$/,
        explanation: "1 to 80 letters, digits, '_', '.' and '-', a letter or digit first, a letter, digit or '_' last",
    };
}

/** Refuses a name that the cloud would refuse. */
export function checkName(type: string, inputs: ValueMap): CheckFailure[] {
    const rule = rules[type];
    const name = rule === undefined ? undefined : textOf(inputs, rule.property);
    return rule === undefined || name === undefined || rule.pattern.test(name)
        ? []
        : [{ property: "", reason: `'${rule.property}' should be ${rule.explanation} but got '${name}'` }];
}
