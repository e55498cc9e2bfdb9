import type * as pulumi from "@pulumi/pulumi";

/** What the network of any cloud tells the rest of an environment. */
export interface Network {
    /** The id by which the cloud knows the network. */
    readonly id: pulumi.Output<string>;
    /** The addresses of the network, in CIDR notation. */
    readonly cidr: pulumi.Output<string>;
    /**
     * The public addresses, as /32 networks, by which traffic leaves: what a partner or the API server's allow-list has
     * to let in. Empty where the cluster's own load balancer is the way out.
     */
    readonly egressCidrs: pulumi.Output<string[]>;
}
