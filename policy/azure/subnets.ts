import type { Unwrap } from "@pulumi/pulumi";
import type { SubnetArgs, VirtualNetworkArgs } from "@pulumi/azure-native/network";

import type { Guard, Subject } from "../rule";

/** Types in which subnets are written. */
export const subnet = "azure-native:network:Subnet";
export const virtualNetwork = "azure-native:network:VirtualNetwork";

type Subnet = Partial<
    Pick<Unwrap<SubnetArgs>, "name" | "subnetName" | "networkSecurityGroup" | "defaultOutboundAccess">
>;

/** A subnet by itself, or the network that it is written in. */
export type SubnetOwner = Subnet & Pick<Unwrap<VirtualNetworkArgs>, "subnets">;

/** A property of every subnet, to be guarded. */
export function subnetGuards(property: string): readonly Guard[] {
    return [
        { type: subnet, property },
        { type: virtualNetwork, property: `subnets[*].${property}` },
    ];
}

/**
 * The subnets of a resource that is one or contains some, each with the path to its properties. Not those that Azure finds by
 * their names, for gateways and firewalls: it refuses security groups there, and routes traffic itself.
 */
export function* subnetsOf({
    type,
    properties,
}: Subject<SubnetOwner>): Generator<readonly [prefix: string, subnet: Subnet]> {
    const written: (readonly [string, Subnet])[] =
        type === subnet
            ? [["", properties]]
            : (properties.subnets ?? []).map((inline, index) => [`subnets[${index}].`, inline]);
    for (const [prefix, found] of written) {
        if (!gatewaySubnets.includes(found.subnetName ?? found.name ?? "")) {
            yield [prefix, found];
        }
    }
}

const gatewaySubnets = ["GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "RouteServerSubnet"];
