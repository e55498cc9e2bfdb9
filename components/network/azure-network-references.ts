import type * as pulumi from "@pulumi/pulumi";

/** What a cluster needs to know of an Azure network: `AzureNetwork` itself, or the ids of one that exists. */
export interface AksNetworkReference {
    /** ARM id of the subnet for nodes. */
    readonly nodeSubnetId: pulumi.Input<string>;
    /**
     * The networks that nodes leave by, which the API's allow-list needs when they leave by a NAT gateway.
     * @default []
     */
    readonly egressCidrs?: pulumi.Input<string[]>;
}

/** What a database needs to know of an Azure network: `AzureNetwork` itself, or the ids of one that exists. */
export interface AzureDatabaseNetworkReference {
    /** ARM id of the virtual network. */
    readonly id: pulumi.Input<string>;
    /** ARM id of a subnet delegated to `Microsoft.DBforPostgreSQL/flexibleServers`. */
    readonly databaseSubnetId: pulumi.Input<string>;
    /** Addresses of that subnet, in CIDR notation. */
    readonly databaseCidr: pulumi.Input<string>;
}

/**
 * What a service with data needs to know of the Azure network it serves: `AzureNetwork` itself, or the ids of one that
 * exists.
 */
export interface AzureServiceNetworkReference {
    /** ARM id of the subnet for nodes, with service endpoints for Key Vault and Storage. */
    readonly nodeSubnetId: pulumi.Input<string>;
    /**
     * How services get addresses in the network.
     * @default none: only the node subnet may reach a service, at its public address
     */
    readonly privateLink?: AzurePrivateLink;
}

/** Where private endpoints are, and how their names are resolved. */
export interface AzurePrivateLink {
    /** ARM id of the subnet for private endpoints. */
    readonly endpointSubnetId: pulumi.Input<string>;
    /** ARM id of the network's private DNS zone `privatelink.vaultcore.azure.net`. */
    readonly keyVaultZoneId: pulumi.Input<string>;
    /** ARM id of the network's private DNS zone `privatelink.file.core.windows.net`. */
    readonly filesZoneId: pulumi.Input<string>;
}
