import * as pulumi from "@pulumi/pulumi";
import { PrivateDnsZoneGroup, PrivateEndpoint } from "@pulumi/azure-native/network";
import { PrivateZone, VirtualNetworkLink } from "@pulumi/azure-native/privatedns";

import { shorten } from "../shared/names";

/** What every resource of a component has in common. */
export interface AzureCommon {
    readonly resourceGroupName: pulumi.Input<string>;
    readonly location?: pulumi.Input<string>;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A private DNS zone that one virtual network resolves.
 *
 * @returns the zone's ARM id. It is known once names in the zone are resolved: Azure does not check that by itself.
 */
export function createPrivateZone(
    name: string,
    { resourceGroupName, tags }: AzureCommon,
    privateZoneName: pulumi.Input<string>,
    networkId: pulumi.Input<string>,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    // Zones belong to no region; a default region of the provider must not reach them.
    const common = { resourceGroupName, location: "global", tags };
    const zone = new PrivateZone(name, { ...common, privateZoneName }, opts);
    const link = new VirtualNetworkLink(
        `${name}-link`,
        {
            ...common,
            privateZoneName: zone.name,
            virtualNetworkLinkName: shorten(`${name}-link`, 80),
            virtualNetwork: { id: networkId },
            registrationEnabled: false,
        },
        opts,
    );
    return pulumi.all([zone.id, link.id]).apply(([id]) => id);
}

/** What a private endpoint makes reachable, and where. */
export interface PrivateEndpointTarget {
    /** ARM id of the service. */
    readonly serviceId: pulumi.Input<string>;
    /** The part of the service: `vault` or `file`. */
    readonly groupId: string;
    readonly subnetId: pulumi.Input<string>;
    readonly zoneId: pulumi.Input<string>;
}

/**
 * An address in the network for one service, found by the service's own name.
 *
 * @returns what has to exist before the service can be reached.
 */
export function createPrivateEndpoint(
    name: string,
    common: AzureCommon,
    { serviceId, groupId, subnetId, zoneId }: PrivateEndpointTarget,
    opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
    const endpoint = new PrivateEndpoint(
        name,
        {
            ...common,
            privateEndpointName: shorten(name, 64),
            subnet: { id: subnetId },
            privateLinkServiceConnections: [{ name: groupId, privateLinkServiceId: serviceId, groupIds: [groupId] }],
        },
        opts,
    );
    return new PrivateDnsZoneGroup(
        name,
        {
            resourceGroupName: common.resourceGroupName,
            privateEndpointName: endpoint.name,
            privateDnsZoneGroupName: "default",
            privateDnsZoneConfigs: [{ name: groupId, privateDnsZoneId: zoneId }],
        },
        opts,
    );
}
