import { environmentTags } from "@fairlead/components/shared/tags";

import type { ResourceRule } from "../rule";

const taggedTypes = [
    "azure-native:containerregistry:Registry",
    "azure-native:containerservice:AgentPool",
    "azure-native:containerservice:ManagedCluster",
    "azure-native:dbforpostgresql:Server",
    "azure-native:dns:Zone",
    "azure-native:keyvault:Secret",
    "azure-native:keyvault:Vault",
    "azure-native:managedidentity:UserAssignedIdentity",
    "azure-native:network:NatGateway",
    "azure-native:network:NetworkSecurityGroup",
    "azure-native:network:PrivateEndpoint",
    "azure-native:network:PublicIPAddress",
    "azure-native:network:VirtualNetwork",
    "azure-native:operationalinsights:Workspace",
    "azure-native:privatedns:PrivateZone",
    "azure-native:privatedns:VirtualNetworkLink",
    "azure-native:resources:ResourceGroup",
    "azure-native:storage:StorageAccount",
];

export const azureTags: ResourceRule<{ readonly tags?: Readonly<Record<string, string>> }> = {
    name: "azure-tags",
    title: "Resources of Azure tell what they belong to",
    why: "Nobody dares to delete what nobody knows, and bills cannot be divided.",
    mend: "Pass on fairlead:tags: components hand them to each resource.",
    severity: "low",
    references: [],
    types: taggedTypes,
    guards: taggedTypes.map((type) => ({ type, property: "tags" })),
    scope: "resource",
    *check({ properties }) {
        for (const tag of Object.keys(environmentTags("", "", {}))) {
            const found = properties.tags?.[tag];
            if (found === undefined || found === "") {
                yield { property: `tags.${tag}`, expected: "a text", found };
            }
        }
    },
};
