import type * as pulumi from "@pulumi/pulumi";

import type { Fault } from "../shared/arguments";
import { cidr } from "../shared/argument-rules";
import { reservedRanges } from "./azure-subnets";

export interface AzureNetworkArgs {
    /** The resource group everything is created in. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`. A change replaces the network.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /**
     * Addresses of the network, a mask from /12 to /20. Nodes take the first /22 of it, databases and private endpoints a
     * /24 each after that; pods and services have addresses of their own (see AksCluster). A change is refused by Azure
     * while there is anything in a subnet that would move.
     * @default "10.20.0.0/16"
     */
    readonly cidr?: string;
    /**
     * Whether nodes reach the Internet by a NAT gateway with one address of its own, which stays the same for life.
     * Otherwise the cluster's load balancer is the way out, which costs nothing extra. Choose before the first cluster
     * is created: a change of a cluster's way out replaces it.
     * @default false
     */
    readonly natGateway?: boolean;
    /**
     * Whether key vaults and files get addresses in the network, at a price for each and hour. Otherwise they let in the
     * node subnet at their public addresses, and nobody else.
     * @default false
     */
    readonly privateEndpoints?: boolean;
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
