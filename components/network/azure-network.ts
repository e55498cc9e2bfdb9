import * as pulumi from "@pulumi/pulumi";
import {
    NatGateway,
    NetworkSecurityGroup,
    PublicIPAddress,
    Subnet,
    VirtualNetwork,
} from "@pulumi/azure-native/network";

import { rejectFaults, type Fault } from "../shared/arguments";
import { cidr } from "../shared/argument-rules";
import { shorten } from "../shared/names";
import type { Network } from "./network";
import { nodeSubnetCidr, nsgRules, reservedRanges } from "./azure-subnets";

export interface AzureNetworkArgs {
    /** The resource group everything is created in. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /**
     * Addresses of the network, a mask from /12 to /20. Nodes take the first /22 of it; pods and services have
     * addresses of their own (see AksCluster). A change replaces the node subnet, and with it the cluster.
     * @default "10.20.0.0/16"
     */
    readonly cidr?: string;
    /**
     * Whether nodes reach the Internet by a NAT gateway with one address of its own, which stays the same for life.
     * Otherwise the cluster's load balancer is the way out, which costs nothing extra. Choose before the first cluster
     * is created: AKS cannot change the way out of a living one.
     * @default false
     */
    readonly natGateway?: boolean;
    /**
     * TCP ports that the Internet may reach on the nodes' load balancer. Give an empty list where nothing is public.
     * @default [80, 443]
     */
    readonly publicPorts?: number[];
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the NAT gateway's address, which others may have in their allow-lists.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * A virtual network for one AKS cluster: a node subnet without Azure's default outbound access, behind a security group.
 * Subnets are resources of their own, never part of the network: Azure would drop those it does not find there.
 */
export class AzureNetwork extends pulumi.ComponentResource implements Network {
    /** ARM id of the virtual network. */
    readonly id: pulumi.Output<string>;
    /** The addresses of the virtual network, in CIDR notation. */
    readonly cidr: pulumi.Output<string>;
    /** The NAT gateway's address as a /32 network; empty without a NAT gateway. */
    readonly egressCidrs: pulumi.Output<string[]>;
    /** ARM id of the subnet for nodes. It depends on the way out, so a cluster in it finds the Internet. */
    readonly nodeSubnetId: pulumi.Output<string>;

    constructor(name: string, args: AzureNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        const range = args.cidr ?? "10.20.0.0/16";
        rejectFaults("AzureNetwork", name, azureNetworkFaults(args));
        super("fairlead:index:AzureNetwork", name, {}, opts);

        const common = { resourceGroupName: args.resourceGroupName, location: args.location, tags: args.tags };
        const network = new VirtualNetwork(
            `${name}-vnet`,
            { ...common, virtualNetworkName: shorten(`${name}-vnet`, 63), addressSpace: { addressPrefixes: [range] } },
            { parent: this },
        );
        const securityGroup = new NetworkSecurityGroup(
            `${name}-nodes-nsg`,
            {
                ...common,
                networkSecurityGroupName: shorten(`${name}-nodes-nsg`, 80),
                securityRules: nsgRules(args.publicPorts ?? [80, 443]),
            },
            { parent: this },
        );
        const egress = args.natGateway === true ? this.createNatGateway(name, args) : undefined;
        const nodes = new Subnet(
            `${name}-nodes`,
            {
                resourceGroupName: args.resourceGroupName,
                virtualNetworkName: network.name,
                subnetName: shorten(`${name}-nodes`, 63),
                addressPrefix: nodeSubnetCidr(range),
                networkSecurityGroup: { id: securityGroup.id },
                natGateway: egress === undefined ? undefined : { id: egress.gateway.id },
                defaultOutboundAccess: false,
            },
            { parent: this },
        );

        this.id = network.id;
        this.cidr = pulumi.output(range);
        this.nodeSubnetId = nodes.id;
        this.egressCidrs = egress?.address.apply((ip) => (ip === undefined ? [] : [`${ip}/32`])) ?? pulumi.output([]);
        this.registerOutputs({
            id: this.id,
            cidr: this.cidr,
            egressCidrs: this.egressCidrs,
            nodeSubnetId: this.nodeSubnetId,
        });
    }

    private createNatGateway(name: string, args: AzureNetworkArgs) {
        const common = { resourceGroupName: args.resourceGroupName, location: args.location, tags: args.tags };
        const address = new PublicIPAddress(
            `${name}-egress-ip`,
            {
                ...common,
                publicIpAddressName: shorten(`${name}-egress-ip`, 80),
                publicIPAllocationMethod: "Static",
                sku: { name: "Standard" },
            },
            { parent: this, protect: args.protect ?? true },
        );
        const gateway = new NatGateway(
            `${name}-egress`,
            {
                ...common,
                natGatewayName: shorten(`${name}-egress`, 80),
                sku: { name: "Standard" },
                publicIpAddresses: [{ id: address.id }],
            },
            { parent: this },
        );
        return { gateway, address: address.ipAddress };
    }
}

/** What is wrong with the arguments, before anything is created. */
export function azureNetworkFaults(args: Omit<AzureNetworkArgs, "resourceGroupName">): Fault[] {
    const ports = (args.publicPorts ?? []).flatMap((got, index) =>
        Number.isInteger(got) && got >= 1 && got <= 65535
            ? []
            : [
                  {
                      path: `publicPorts[${index}]`,
                      expected: "a TCP port from 1 to 65535",
                      got,
                      repair: "name a port, or leave it out",
                  },
              ],
    );
    return [...cidr("cidr", args.cidr, 12, 20), ...reservedRanges("cidr", args.cidr), ...ports];
}
