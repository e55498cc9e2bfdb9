import type { types } from "@pulumi/azure-native";

import type { Fault } from "../shared/arguments";
import { carve, formatCidr, overlap, parseCidr } from "../shared/cidr";

/** Length of the node subnet: 1,019 addresses for nodes, which is room for surges of every pool. */
const nodePrefixLength = 22;

/**
 * Networks AKS refuses for nodes, pods and services.
 * Source: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
 */
const reserved = ["169.254.0.0/16", "192.0.2.0/24", "172.30.0.0/16", "172.31.0.0/16"];

/**
 * The part of a network that nodes take. Subnets of later versions are cut from what comes after it.
 *
 * @param network a well-formed network with a mask of at most /20.
 */
export function nodeSubnetCidr(network: string): string {
    const parsed = parseCidr(network);
    if ("fault" in parsed) {
        throw new RangeError(`${network} is no IPv4 network: ${parsed.fault}`);
    }
    return carve(parsed, [nodePrefixLength]).map(formatCidr).join();
}

/** A fault if a network touches one that AKS keeps for itself; nothing for what is no network at all. */
export function reservedRanges(path: string, network: string | undefined): Fault[] {
    if (network === undefined) {
        return [];
    }
    return reserved.flatMap((range) =>
        networksOverlap(network, range)
            ? [
                  {
                      path,
                      expected: `a network apart from ${range}, which AKS keeps for itself`,
                      got: network,
                      repair: "choose another private network",
                  },
              ]
            : [],
    );
}

/** Whether two networks share an address; false where one of them is no network. */
export function networksOverlap(a: string, b: string): boolean {
    const [first, second] = [parseCidr(a), parseCidr(b)];
    return !("fault" in first) && !("fault" in second) && overlap(first, second);
}

/**
 * Lets the Internet reach these ports. Azure's default rules allow the network itself and the load balancer's probes
 * and deny the rest. The destination stays open, because the load balancer passes packets on with its own public
 * address, which is not known here.
 */
export function nsgRules(ports: readonly number[]): types.input.network.SecurityRuleArgs[] {
    if (ports.length === 0) {
        return [];
    }
    return [
        {
            name: "allow-public-ports",
            description: "What the Internet may reach on the cluster's load balancer",
            priority: 100,
            direction: "Inbound",
            access: "Allow",
            protocol: "Tcp",
            sourceAddressPrefix: "Internet",
            sourcePortRange: "*",
            destinationAddressPrefix: "*",
            destinationPortRanges: ports.map(String),
        },
    ];
}
