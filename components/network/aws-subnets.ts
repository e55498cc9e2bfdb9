import * as pulumi from "@pulumi/pulumi";
import { Eip } from "@pulumi/aws/ec2/eip";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway";
import { NatGateway } from "@pulumi/aws/ec2/natGateway";
import { Route } from "@pulumi/aws/ec2/route";
import { RouteTable } from "@pulumi/aws/ec2/routeTable";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation";
import { Subnet } from "@pulumi/aws/ec2/subnet";

import { namedTags } from "../shared/aws-tags";
import { knownAfter } from "../shared/outputs";
import type { Zones } from "./aws-zones";

/** The network that parts are made for. */
export interface Surroundings {
    /** Begins the names of the parts. */
    readonly name: string;
    readonly vpcId: pulumi.Output<string>;
    readonly zones: Zones;
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
    readonly parent: pulumi.Resource;
    /** Whether Pulumi refuses to delete or replace what others live in or know. */
    readonly protect: boolean;
}

/** A route table, and the way out of the network that it knows, if any. */
export interface Routing {
    readonly table: RouteTable;
    readonly wayOut?: Route;
}

/** A subnet that has its routes: its id is known once it has. */
export interface RoutedSubnet {
    readonly id: pulumi.Output<string>;
    readonly cidr: pulumi.Output<string>;
    readonly availabilityZone: pulumi.Output<string>;
    readonly routeTableId: pulumi.Output<string>;
}

/** A NAT gateway, and the address it sends from, as a /32 network. */
export interface Nat {
    readonly gatewayId: pulumi.Output<string>;
    readonly cidr: pulumi.Output<string>;
}

/** One subnet a zone, with the routing of its zone. */
export function createSubnets(
    { name, vpcId, zones, tags, parent, protect }: Surroundings,
    kind: string,
    cidrs: readonly string[],
    routing: (zone: number) => Routing,
    roleTags: Readonly<Record<string, string>> = {},
): RoutedSubnet[] {
    return cidrs.map((cidrBlock, zone) => {
        const child = `${name}-${kind}-${zone + 1}`;
        const { table, wayOut } = routing(zone);
        const subnet = new Subnet(
            child,
            {
                vpcId,
                cidrBlock,
                availabilityZone: zones.names[zone],
                mapPublicIpOnLaunch: false,
                tags: namedTags(child, tags, roleTags),
            },
            // A zone that AWS opens or closes must not move a subnet that lives.
            { parent, protect, ignoreChanges: zones.given ? [] : ["availabilityZone"] },
        );
        const association = new RouteTableAssociation(
            child,
            { subnetId: subnet.id, routeTableId: table.id },
            { parent },
        );
        return {
            id: knownAfter(subnet.id, wayOut === undefined ? [association.id] : [association.id, wayOut.id]),
            cidr: subnet.cidrBlock,
            availabilityZone: subnet.availabilityZone,
            routeTableId: table.id,
        };
    });
}

/** A route table without any way out. */
export function createRouteTable({ name, vpcId, tags, parent }: Surroundings, suffix: string): RouteTable {
    const child = `${name}-${suffix}`;
    return new RouteTable(child, { vpcId, tags: namedTags(child, tags) }, { parent });
}

/** The way to the Internet and back, for what has a public address. */
export function createInternetRouting(surroundings: Surroundings): Routing {
    const { name, vpcId, tags, parent } = surroundings;
    const gateway = new InternetGateway(`${name}-internet`, { vpcId, tags: namedTags(name, tags) }, { parent });
    const table = createRouteTable(surroundings, "public");
    const wayOut = new Route(
        `${name}-public`,
        { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id },
        { parent },
    );
    return { table, wayOut };
}

/** A NAT gateway with an address of its own in each of these public subnets. */
export function createNatGateways(
    { name, tags, parent, protect }: Surroundings,
    subnets: readonly RoutedSubnet[],
): Nat[] {
    return subnets.map(({ id: subnetId }, zone) => {
        const child = `${name}-nat-${zone + 1}`;
        const address = new Eip(child, { domain: "vpc", tags: namedTags(child, tags) }, { parent, protect });
        const gateway = new NatGateway(
            child,
            { subnetId, allocationId: address.allocationId, tags: namedTags(child, tags) },
            { parent },
        );
        return { gatewayId: gateway.id, cidr: pulumi.interpolate`${address.publicIp}/32` };
    });
}

/**
 * The way out of one zone's private subnet, which nobody can come in by.
 *
 * @param nats one a zone, or one for all.
 */
export function createNatRouting(surroundings: Surroundings, zone: number, nats: readonly Nat[]): Routing {
    const child = `private-${zone + 1}`;
    const table = createRouteTable(surroundings, child);
    const wayOut = new Route(
        `${surroundings.name}-${child}`,
        {
            routeTableId: table.id,
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: (nats[zone] ?? nats[0])?.gatewayId,
        },
        { parent: surroundings.parent },
    );
    return { table, wayOut };
}
