import type { Fault } from "../shared/arguments";
import { overlap, parseCidr } from "../shared/cidr";
import { planSubnets, type SubnetKind } from "./cidr-plan";

/**
 * The subnets of a network, in the order they are planned: more can be appended, and none of these ever moves.
 * The node subnet has 1,019 addresses for nodes, which is room for surges of every pool.
 */
const kinds = [
    { name: "nodes", length: 22, count: 1 },
    { name: "database", length: 24, count: 1 },
    { name: "endpoints", length: 24, count: 1 },
] as const satisfies readonly SubnetKind[];

export type AzureSubnetName = (typeof kinds)[number]["name"];

/**
 * Networks AKS refuses for nodes, pods and services.
 * Source: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
 */
const reserved = ["169.254.0.0/16", "192.0.2.0/24", "172.30.0.0/16", "172.31.0.0/16"];

/**
 * The part of a network that a subnet takes.
 *
 * @param network a well-formed network with a mask of at most /20.
 */
export function azureSubnetCidr(network: string, name: AzureSubnetName): string {
    const planned = planSubnets(network, kinds);
    return planned.filter((_, index) => kinds[index]?.name === name).join();
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
