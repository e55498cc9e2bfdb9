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
