import * as pulumi from "@pulumi/pulumi";
import {
    NatGateway,
    NetworkSecurityGroup,
    PublicIPAddress,
    Subnet,
    VirtualNetwork,
    type SubnetArgs,
} from "@pulumi/azure-native/network";
import type { types } from "@pulumi/azure-native";

import { rejectFaults } from "../shared/arguments";
import { shorten } from "../shared/names";
import { azureNetworkFaults, type AzureNetworkArgs } from "./azure-network-args";
import type {
    AksNetworkReference,
    AzureDatabaseNetworkReference,
    AzurePrivateLink,
    AzureServiceNetworkReference,
} from "./azure-network-references";
import { createPrivateZone, type AzureCommon } from "./azure-private-link";
import { databaseRules, endpointRules, publicPortRules } from "./azure-security-rules";
import { azureSubnetCidr, type AzureSubnetName } from "./azure-subnets";
import type { Network } from "./network";

/**
 * A virtual network for one AKS cluster, its databases, and private endpoints. Each subnet is without Azure's default
 * outbound access and behind a security group of its own: the Internet reaches the cluster's load balancer, only nodes
 * reach the rest. Subnets are resources of their own, never part of the network: Azure would drop those it does not find
 * there.
 */
export class AzureNetwork
    extends pulumi.ComponentResource
    implements Network, AksNetworkReference, AzureDatabaseNetworkReference, AzureServiceNetworkReference
{
    /** ARM id of the virtual network. */
    readonly id: pulumi.Output<string>;
    /** The addresses of the virtual network, in CIDR notation. */
    readonly cidr: pulumi.Output<string>;
    /** The NAT gateway's address as a /32 network; empty without a NAT gateway. */
    readonly egressCidrs: pulumi.Output<string[]>;
    /** ARM id of the subnet for nodes. It depends on the way out, so a cluster in it finds the Internet. */
    readonly nodeSubnetId: pulumi.Output<string>;
    /** ARM id of the subnet for PostgreSQL servers, delegated to `Microsoft.DBforPostgreSQL/flexibleServers`. */
    readonly databaseSubnetId: pulumi.Output<string>;
    /** Addresses of the subnet for PostgreSQL servers, in CIDR notation. */
    readonly databaseCidr: pulumi.Output<string>;
    /** Where private endpoints are, and how their names are resolved; nothing without `privateEndpoints`. */
    readonly privateLink?: AzurePrivateLink;

    constructor(name: string, args: AzureNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        const range = args.cidr ?? "10.20.0.0/16";
        rejectFaults("AzureNetwork", name, azureNetworkFaults(args));
        super("fairlead:index:AzureNetwork", name, {}, opts);

        const common = { resourceGroupName: args.resourceGroupName, location: args.location, tags: args.tags };
        const cidrOf = (subnet: AzureSubnetName) => azureSubnetCidr(range, subnet);
        const network = new VirtualNetwork(
            `${name}-vnet`,
            { ...common, addressSpace: { addressPrefixes: [range] } },
            {
                parent: this,
                protect: args.protect ?? true,
                // Azure takes no addresses away that subnets are in. Pulumi names the network, so that a new one can
                // be made before what is in the old one moves.
                replaceOnChanges: ["addressSpace"],
                deleteBeforeReplace: false,
            },
        );
        const egress = args.natGateway === true ? this.createNatGateway(name, common, args.protect ?? true) : undefined;
        const nodes = this.createSubnet(name, common, network, {
            purpose: "nodes",
            securityRules: publicPortRules(args.publicPorts ?? [80, 443]),
            addressPrefix: cidrOf("nodes"),
            natGateway: egress === undefined ? undefined : { id: egress.gateway.id },
            serviceEndpoints: [{ service: "Microsoft.KeyVault" }, { service: "Microsoft.Storage" }],
        });
        // One after another: Azure changes one subnet of a network at a time.
        const database = this.createSubnet(name, common, network, {
            purpose: "database",
            dependsOn: [nodes],
            securityRules: databaseRules(cidrOf("nodes"), cidrOf("database")),
            addressPrefix: cidrOf("database"),
            delegations: [{ name: "postgresql", serviceName: "Microsoft.DBforPostgreSQL/flexibleServers" }],
            // Where a server keeps its write-ahead log.
            serviceEndpoints: [{ service: "Microsoft.Storage" }],
        });
        const endpoints = this.createSubnet(name, common, network, {
            purpose: "endpoints",
            dependsOn: [database],
            securityRules: endpointRules(cidrOf("nodes"), cidrOf("endpoints")),
            addressPrefix: cidrOf("endpoints"),
            // Or security groups would not hold for private endpoints.
            privateEndpointNetworkPolicies: "NetworkSecurityGroupEnabled",
        });

        this.id = network.id;
        this.cidr = pulumi.output(range);
        this.nodeSubnetId = nodes.id;
        this.databaseSubnetId = database.id;
        this.databaseCidr = pulumi.output(cidrOf("database"));
        this.egressCidrs = egress?.address.apply((ip) => (ip === undefined ? [] : [`${ip}/32`])) ?? pulumi.output([]);
        if (args.privateEndpoints === true) {
            this.privateLink = this.createPrivateLink(name, common, network, endpoints);
        }
        this.registerOutputs({
            id: this.id,
            cidr: this.cidr,
            egressCidrs: this.egressCidrs,
            nodeSubnetId: this.nodeSubnetId,
            databaseSubnetId: this.databaseSubnetId,
            databaseCidr: this.databaseCidr,
            privateLink: this.privateLink,
        });
    }

    private createSubnet(name: string, common: AzureCommon, network: VirtualNetwork, subnet: PlannedSubnet): Subnet {
        const { purpose, securityRules, dependsOn, ...properties } = subnet;
        const subnetName = `${name}-${purpose}`;
        const securityGroup = new NetworkSecurityGroup(
            `${subnetName}-nsg`,
            { ...common, networkSecurityGroupName: shorten(`${subnetName}-nsg`, 80), securityRules },
            { parent: this },
        );
        return new Subnet(
            subnetName,
            {
                ...properties,
                resourceGroupName: common.resourceGroupName,
                virtualNetworkName: network.name,
                subnetName: shorten(subnetName, 63),
                networkSecurityGroup: { id: securityGroup.id },
                defaultOutboundAccess: false,
            },
            { parent: this, dependsOn, deleteBeforeReplace: false },
        );
    }

    private createNatGateway(name: string, common: AzureCommon, protect: boolean) {
        const address = new PublicIPAddress(
            `${name}-egress-ip`,
            {
                ...common,
                publicIpAddressName: shorten(`${name}-egress-ip`, 80),
                publicIPAllocationMethod: "Static",
                sku: { name: "Standard" },
            },
            { parent: this, protect },
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

    private createPrivateLink(
        name: string,
        common: AzureCommon,
        network: VirtualNetwork,
        subnet: Subnet,
    ): AzurePrivateLink {
        const zone = (suffix: string, zoneName: string) =>
            createPrivateZone(`${name}-${suffix}`, common, zoneName, network.id, { parent: this });
        return {
            endpointSubnetId: subnet.id,
            keyVaultZoneId: zone("key-vaults", "privatelink.vaultcore.azure.net"),
            filesZoneId: zone("files", "privatelink.file.core.windows.net"),
        };
    }
}

/** A subnet by what it is for, without what all subnets share. */
interface PlannedSubnet extends Omit<SubnetArgs, "resourceGroupName" | "virtualNetworkName"> {
    readonly purpose: AzureSubnetName;
    readonly securityRules: types.input.network.SecurityRuleArgs[];
    readonly dependsOn?: pulumi.Resource[];
}
