import assert from "node:assert/strict";

import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { Stack } from "../support";

const registry = "azure-native:containerregistry:Registry";
const network = "azure-native:network:VirtualNetwork";
const guid = "11111111-2222-4333-8444-555555555555";
const inCluster: ValueMap = {
    clusterRp: "Microsoft.ContainerService",
    clusterResourceName: "managedClusters",
    clusterName: "aks",
};

/** Inputs that Azure takes, and one change to each that it refuses, with a part of the reason. */
const refusals: readonly (readonly [type: string, good: ValueMap, change: ValueMap, reason: RegExp])[] = [
    [
        registry,
        { registryName: "shop1", sku: { name: "Basic" } },
        { registryName: "shop-1" },
        /5 to 50 letters and digits/,
    ],
    [
        registry,
        { registryName: "shop1", sku: { name: "Basic" } },
        { registryName: "shop" },
        /5 to 50 letters and digits/,
    ],
    [registry, { registryName: "shop1", sku: { name: "Basic" } }, { sku: { name: "Bsic" } }, /did you mean 'Basic'/],
    [
        registry,
        { registryName: "shop1", sku: { name: "Basic" } },
        { zoneRedundancy: "Enabled" },
        /only where 'sku.name' is 'Premium'/,
    ],
    [
        registry,
        { registryName: "shop1", sku: { name: "Basic" } },
        { anonymousPullEnabled: true },
        /'Standard' or 'Premium'/,
    ],
    ["azure-native:keyvault:Vault", vault({}), vault({ softDeleteRetentionInDays: 5 }), /from 7 to 90/],
    ["azure-native:keyvault:Vault", vault({}), vault({ enablePurgeProtection: false }), /cannot be set to false/],
    ["azure-native:keyvault:Vault", vault({}), { vaultName: "9vault" }, /letter first/],
    ["azure-native:operationalinsights:Workspace", workspace({}), workspace({ retentionInDays: 731 }), /at most 730/],
    ["azure-native:operationalinsights:Workspace", workspace({}), { workspaceName: "logs-" }, /4 to 63 letters/],
    ["azure-native:monitor:DiagnosticSetting", logsOf("guard"), logsOf("guards"), /Category 'guards' is not supported/],
    [
        "azure-native:monitor:DiagnosticSetting",
        logsOf("guard"),
        logsOf("guard", { retentionPolicy: { enabled: true, days: 30 } }),
        /does not support retention/,
    ],
    ["azure-native:storage:StorageAccount", storage("shopdata"), storage("Shop"), /3 to 24 lowercase/],
    ["azure-native:dns:Zone", { zoneName: "shop.dev", location: "global" }, { zoneName: "shop" }, /2 to 34 labels/],
    [
        "azure-native:dns:Zone",
        { zoneName: "shop.dev", location: "global" },
        { location: "westeurope" },
        /should be 'global'/,
    ],
    ["azure-native:dns:RecordSet", record("A", "@"), record("CNAME", "@"), /not be at the apex/],
    ["azure-native:dns:RecordSet", record("A", "@"), record("B", "@"), /'recordType' should be one of/],
    [
        "azure-native:dns:RecordSet",
        record("A", "@"),
        { aRecords: [{ ipv4Address: "::1" }] },
        /IPv4 addresses but got '::1'/,
    ],
    ["azure-native:dns:RecordSet", record("A", "@"), { ttl: 0 }, /from 1 to 2147483647/],
    [
        "azure-native:containerservice:AgentPool",
        { resourceName: "aks", agentPoolName: "user" },
        { agentPoolName: "User" },
        /lowercase/,
    ],
    [
        "azure-native:containerservice:AgentPool",
        { resourceName: "aks", agentPoolName: "user", enableAutoScaling: true, minCount: 1, maxCount: 3, count: 1 },
        { count: 4 },
        /'count' should be between/,
    ],
    [
        "azure-native:containerservice:ManagedCluster",
        cluster({}),
        cluster({ disableLocalAccounts: true }),
        /only with an 'aadProfile'/,
    ],
    [
        "azure-native:containerservice:ManagedCluster",
        cluster({}),
        cluster({ apiServerAccessProfile: { enablePrivateCluster: true, authorizedIPRanges: ["203.0.113.0/24"] } }),
        /should be empty in a private cluster/,
    ],
    [
        "azure-native:containerservice:ManagedCluster",
        cluster({}),
        cluster({ agentPoolProfiles: [{ name: "user", mode: "User" }] }),
        /at least one pool of mode 'System'/,
    ],
    [
        "azure-native:authorization:RoleAssignment",
        assignment({}),
        assignment({ roleDefinitionId: "AcrPull" }),
        /should be the id of a role/,
    ],
    [
        "azure-native:authorization:RoleAssignment",
        assignment({}),
        assignment({ scope: "registry" }),
        /should be the id of a resource/,
    ],
    [
        "azure-native:authorization:RoleAssignment",
        assignment({}),
        assignment({ principalType: "Robot" }),
        /should be one of 'User'/,
    ],
    [network, net("10.0.0.0/16"), net("10.0.0.0/33"), /address blocks such as/],
    [
        "azure-native:kubernetesconfiguration:Extension",
        { ...inCluster, extensionName: "flux", autoUpgradeMinorVersion: false, version: "1.2.3" },
        { autoUpgradeMinorVersion: true },
        /'version' may be given only where/,
    ],
];

describe("refusals of Azure", () => {
    for (const [type, good, change, reason] of refusals) {
        it(`hit ${type.replace("azure-native:", "")} with ${JSON.stringify(change).slice(0, 70)}`, () => {
            const stack = new Stack(azureNative);
            const inputs = /(RoleAssignment|DiagnosticSetting)$/.test(type)
                ? good
                : { location: "x", resourceGroupName: "rg", ...good };
            const accepted = withoutLocation(type, inputs);
            assert.deepEqual(stack.faults(type, accepted), []);
            const [fault, ...more] = stack.faults(type, { ...accepted, ...change });
            assert.match(fault ?? "", reason);
            assert.deepEqual(more, []);
        });
    }
});

function withoutLocation(type: string, inputs: ValueMap): ValueMap {
    const { location, ...others } = inputs;
    const takesOne = !/(RecordSet|AgentPool|RoleAssignment|Extension)$/.test(type);
    return takesOne && location !== undefined ? inputs : others;
}

function vault(properties: ValueMap): ValueMap {
    return {
        vaultName: "shop-vault",
        properties: { tenantId: guid, sku: { family: "A", name: "standard" }, ...properties },
    };
}

function workspace(more: ValueMap): ValueMap {
    return { workspaceName: "shop-logs", retentionInDays: 90, ...more };
}

function logsOf(category: string, more: ValueMap = {}): ValueMap {
    return {
        name: "shop",
        resourceUri: `/subscriptions/${guid}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/shop`,
        workspaceId: `/subscriptions/${guid}/resourceGroups/shop/providers/Microsoft.OperationalInsights/workspaces/shop`,
        logs: [{ category, enabled: true, ...more }],
    };
}

function storage(accountName: string): ValueMap {
    return { accountName, kind: "StorageV2", sku: { name: "Standard_LRS" } };
}

function record(recordType: string, relativeRecordSetName: string): ValueMap {
    return { zoneName: "shop.dev", recordType, relativeRecordSetName, ttl: 300 };
}

function cluster(more: ValueMap): ValueMap {
    return { dnsPrefix: "aks", ...more };
}

function assignment(more: ValueMap): ValueMap {
    return {
        scope: "/subscriptions/x/resourceGroups/rg",
        principalId: guid,
        roleDefinitionId: `/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
        ...more,
    };
}

function net(prefix: string): ValueMap {
    return { addressSpace: { addressPrefixes: [prefix] } };
}
