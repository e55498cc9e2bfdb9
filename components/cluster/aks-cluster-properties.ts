import * as pulumi from "@pulumi/pulumi";
import type { types } from "@pulumi/azure-native";
import type { ManagedClusterArgs } from "@pulumi/azure-native/containerservice";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";

import { formatAddress, parseCidr } from "../shared/cidr";
import {
    AksEgress,
    AksNodeOsUpgradeChannel,
    AksTier,
    AksUpgradeChannel,
    type AksClusterArgs,
    type AksMaintenanceWindow,
} from "./aks-cluster-args";
import { fixedPoolProperties, systemPoolProfile } from "./aks-node-pools";

/** The cluster as Azure's API takes it. */
export function aksClusterProperties(
    name: string,
    args: AksClusterArgs,
    controlPlane: UserAssignedIdentity,
    kubelet: UserAssignedIdentity,
): ManagedClusterArgs {
    return {
        resourceName: name,
        resourceGroupName: args.resourceGroupName,
        location: args.location,
        tags: args.tags,
        sku: { name: "Base", tier: args.tier ?? AksTier.Free },
        kubernetesVersion: args.kubernetesVersion ?? "1.36",
        dnsPrefix: name.replaceAll("_", "-").slice(0, 54).replace(/-+$/, ""),
        // Only AKS itself may touch the nodes' group.
        nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
        identity: { type: "UserAssigned", userAssignedIdentities: [controlPlane.id] },
        identityProfile: {
            kubeletidentity: { resourceId: kubelet.id, clientId: kubelet.clientId, objectId: kubelet.principalId },
        },
        enableRBAC: true,
        disableLocalAccounts: true,
        aadProfile: { managed: true, enableAzureRBAC: false, adminGroupObjectIDs: args.adminGroupObjectIds },
        apiServerAccessProfile: apiServerAccess(args),
        agentPoolProfiles: [
            systemPoolProfile(args.systemPool, args.network.nodeSubnetId, (args.userPools ?? []).length === 0),
        ],
        networkProfile: networkProfile(args),
        oidcIssuerProfile: { enabled: true },
        securityProfile: {
            workloadIdentity: { enabled: true },
            imageCleaner: { enabled: true, intervalHours: 7 * 24 },
        },
        // What the organization asks of all its clusters reaches this one, too.
        addonProfiles: { azurepolicy: { enabled: true } },
        autoUpgradeProfile: {
            upgradeChannel: args.upgradeChannel ?? AksUpgradeChannel.Patch,
            nodeOSUpgradeChannel: args.nodeOsUpgradeChannel ?? AksNodeOsUpgradeChannel.NodeImage,
        },
    };
}

/**
 * What others change on a living cluster, and the program must not set back: the autoscaler the number of nodes, and
 * channels beyond patches the Kubernetes version.
 */
export function ignoredChanges({ upgradeChannel }: AksClusterArgs): string[] {
    const ownsVersion = upgradeChannel === AksUpgradeChannel.Stable || upgradeChannel === AksUpgradeChannel.Rapid;
    return ["agentPoolProfiles[0].count", ...(ownsVersion ? ["kubernetesVersion"] : [])];
}

/**
 * What Azure fixes at the creation of a cluster, beside what the provider itself replaces for. Without this, a preview
 * would show an update that Azure then refuses (`PropertyChangeNotAllowed`).
 */
export const fixedProperties = ["vmSize", "vnetSubnetID", ...fixedPoolProperties].map(
    (property) => `agentPoolProfiles[0].${property}`,
);

export function maintenanceWindow(
    window: AksMaintenanceWindow = { day: "Sunday", startTime: "02:00", durationHours: 4 },
): types.input.containerservice.MaintenanceWindowArgs {
    return {
        schedule: { weekly: { dayOfWeek: window.day, intervalWeeks: 1 } },
        startTime: window.startTime,
        utcOffset: window.utcOffset ?? "+00:00",
        durationHours: window.durationHours,
    };
}

/** The address of the cluster's DNS service: the tenth of the service network. Azure refuses the first. */
export function dnsServiceAddress(serviceCidr: string): string {
    const parsed = parseCidr(serviceCidr);
    if ("fault" in parsed) {
        throw new RangeError(`${serviceCidr} is no IPv4 network: ${parsed.fault}`);
    }
    return formatAddress(parsed.address + 10);
}

function apiServerAccess({
    apiServer,
    network,
}: AksClusterArgs): types.input.containerservice.ManagedClusterAPIServerAccessProfileArgs {
    const common = { disableRunCommand: true };
    if (apiServer.privateCluster === true) {
        return {
            ...common,
            enablePrivateCluster: true,
            privateDNSZone: "system",
            enablePrivateClusterPublicFQDN: false,
        };
    }
    const named = apiServer.authorizedIpRanges ?? [];
    const ranges = pulumi.output(network.egressCidrs ?? []).apply((egress) => [...named, ...egress]);
    return { ...common, enablePrivateCluster: false, authorizedIPRanges: ranges };
}

/** Azure CNI Overlay with Cilium. All four `network…` properties are needed: without the mode Azure takes a legacy one. */
function networkProfile(args: AksClusterArgs): types.input.containerservice.ContainerServiceNetworkProfileArgs {
    const serviceCidr = args.serviceCidr ?? "10.96.0.0/16";
    return {
        networkPlugin: "azure",
        networkPluginMode: "overlay",
        networkDataplane: "cilium",
        networkPolicy: "cilium",
        podCidr: args.podCidr ?? "10.244.0.0/16",
        serviceCidr,
        dnsServiceIP: dnsServiceAddress(serviceCidr),
        loadBalancerSku: "standard",
        outboundType: args.egress ?? AksEgress.LoadBalancer,
    };
}
