import { Config, getStack } from "@pulumi/pulumi";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import { Registry } from "@pulumi/azure-native/containerregistry";
import { StorageAccount } from "@pulumi/azure-native/storage";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { ManagedCluster } from "@pulumi/azure-native/containerservice";

/** Azure resources: changes in place, properties that replace, ids of others as inputs. */
const stage = new Config().requireNumber("stage");
const location = "westeurope";

const group = new ResourceGroup("platform", {
    resourceGroupName: "platform",
    location,
    tags: { stage: String(stage) },
});
const inGroup = { resourceGroupName: group.name, location };
const network = new VirtualNetwork("network", {
    ...inGroup,
    virtualNetworkName: "network",
    addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
});
const subnet = new Subnet(
    "nodes",
    {
        resourceGroupName: group.name,
        virtualNetworkName: network.name,
        subnetName: "nodes",
        addressPrefix: "10.0.0.0/22",
    },
    { protect: stage === 3 },
);
new Subnet("spare", {
    resourceGroupName: group.name,
    virtualNetworkName: network.name,
    subnetName: stage < 2 ? "spare" : "spare-2",
    addressPrefix: "10.0.4.0/24",
});
const registry = new Registry("registry", {
    ...inGroup,
    registryName: "fairleadparity",
    sku: { name: stage < 2 ? "Basic" : "Standard" },
    adminUserEnabled: false,
});
const identity = new UserAssignedIdentity("identity", { ...inGroup, resourceName: "identity" });
new RoleAssignment("pull", {
    roleAssignmentName: "11111111-2222-4333-8444-555555555555",
    scope: registry.id,
    principalId: identity.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId:
        "/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d",
});
const cluster = new ManagedCluster("cluster", {
    ...inGroup,
    resourceName: `aks-${getStack()}`,
    dnsPrefix: stage < 3 ? "aks" : "aks-3",
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    agentPoolProfiles: [
        { name: "system", mode: "System", count: 1 + stage, vmSize: "Standard_D2s_v5", vnetSubnetID: subnet.id },
    ],
    oidcIssuerProfile: { enabled: true },
});
if (stage < 3)
    new StorageAccount("data", {
        ...inGroup,
        accountName: "fairleadparity",
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
    });

export const loginServer = registry.loginServer;
export const issuer = cluster.oidcIssuerProfile.apply((profile) => profile?.issuerURL);
