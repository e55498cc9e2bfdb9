import type * as pulumi from "@pulumi/pulumi";
import { getAvailabilityZonesOutput } from "@pulumi/aws/getAvailabilityZones";

/** The availability zones of a network, in the order of its subnets. */
export interface Zones {
    readonly names: readonly pulumi.Input<string>[];
    /** Whether somebody chose them, so that a change of them is meant. */
    readonly given: boolean;
}

/**
 * Zones in which EKS refuses control planes.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const withoutEks = ["use1-az3", "usw1-az2", "cac1-az3"];

/** The zones by these names, or the first of the region. */
export function zonesOf(names: readonly string[] | undefined, count: number, parent: pulumi.Resource): Zones {
    if (names !== undefined) {
        return { names, given: true };
    }
    const offered = getAvailabilityZonesOutput(
        {
            state: "available",
            // Local zones and wavelength zones must be asked for; all others need not.
            filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
            excludeZoneIds: withoutEks,
        },
        { parent },
    );
    return {
        names: Array.from({ length: count }, (_, zone) => offered.names.apply((all) => zoneAt(all, zone, count))),
        given: false,
    };
}

function zoneAt(offered: readonly string[], zone: number, count: number): string {
    const name = offered[zone];
    if (name === undefined) {
        throw new Error(
            `Expected ${count} availability zones that EKS is offered in, ` +
                `found ${offered.length} in this region (${offered.join(", ")}); lower zoneCount, or choose another region.`,
        );
    }
    return name;
}
