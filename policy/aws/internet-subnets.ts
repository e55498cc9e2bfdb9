import type { Unwrap } from "@pulumi/pulumi";
import type { DefaultRouteTableState } from "@pulumi/aws/ec2/defaultRouteTable";
import type { MainRouteTableAssociationState } from "@pulumi/aws/ec2/mainRouteTableAssociation";
import type { RouteState } from "@pulumi/aws/ec2/route";
import type { RouteTableState } from "@pulumi/aws/ec2/routeTable";
import type { RouteTableAssociationState } from "@pulumi/aws/ec2/routeTableAssociation";
import type { SubnetState } from "@pulumi/aws/ec2/subnet";
import type { VpcState } from "@pulumi/aws/ec2/vpc";

import type { Stack } from "../rule";
import { idOf } from "./arns";

/** Ids of the subnets whose route table leads to an internet gateway: what is in them can be reached from outside. */
export function internetSubnets(stack: Stack): Set<string | undefined> {
    const tables = internetTables(stack);
    const associations = stack
        .ofType<Unwrap<RouteTableAssociationState>>("aws:ec2/routeTableAssociation:RouteTableAssociation")
        .map(({ properties }) => properties);
    const placed = new Map(associations.map(({ subnetId, routeTableId }) => [subnetId, routeTableId]));
    const subnets = stack
        .ofType<Unwrap<SubnetState>>("aws:ec2/subnet:Subnet")
        .map(({ properties: { arn = "", vpcId } }) => ({ id: idOf(arn), vpcId }));
    const unplaced = subnets.filter(({ id, vpcId }) => !placed.has(id) && tables.has(mainTable(stack, vpcId)));
    return new Set([
        ...[...placed].filter(([, table]) => tables.has(table)).map(([subnet]) => subnet),
        ...unplaced.map(({ id }) => id),
    ]);
}

function internetTables(stack: Stack): Set<string | undefined> {
    const routes = stack
        .ofType<Unwrap<RouteState>>("aws:ec2/route:Route")
        .filter(({ properties }) => isInternetGateway(properties.gatewayId))
        .map(({ properties }) => properties.routeTableId);
    const tables = stack
        .ofType<Unwrap<RouteTableState>>("aws:ec2/routeTable:RouteTable")
        .filter(({ properties }) => properties.routes?.some(({ gatewayId }) => isInternetGateway(gatewayId)))
        .map(({ properties: { arn = "" } }) => idOf(arn));
    const defaults = stack
        .ofType<Unwrap<DefaultRouteTableState>>("aws:ec2/defaultRouteTable:DefaultRouteTable")
        .filter(({ properties }) => properties.routes?.some(({ gatewayId }) => isInternetGateway(gatewayId)))
        .map(({ properties }) => properties.defaultRouteTableId);
    return new Set([...routes, ...tables, ...defaults]);
}

function isInternetGateway(gatewayId = ""): boolean {
    return gatewayId.startsWith("igw-");
}

/** The table that holds for subnets without one of their own. */
function mainTable(stack: Stack, vpcId: string | undefined): string | undefined {
    const replaced = stack
        .ofType<Unwrap<MainRouteTableAssociationState>>("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation")
        .find(({ properties }) => properties.vpcId === vpcId);
    const vpc = stack
        .ofType<Unwrap<VpcState>>("aws:ec2/vpc:Vpc")
        .find(({ properties: { arn = "" } }) => idOf(arn) === vpcId);
    return replaced?.properties.routeTableId ?? vpc?.properties.defaultRouteTableId;
}
