import type { Fault } from "../shared/arguments";
import { cidr, eachOnce, oneOf, wholeNumber } from "../shared/argument-rules";
import { logRetentionFaults } from "../shared/aws-log-retention";
import { AwsNatGateways, type AwsNetworkArgs } from "./aws-network-args";
import { subnetPlanFaults, type SubnetKind } from "./cidr-plan";

export const defaultCidr = "10.30.0.0/16";

/** Zones that the plan keeps room for. */
const zoneRoom = 4;

export function zoneCountOf({ zoneCount, availabilityZones }: AwsNetworkArgs): number {
    return availabilityZones?.length ?? zoneCount ?? 2;
}

/** The kinds of subnets, in the order in which they are planned. Later versions append. */
export function subnetKinds(args: AwsNetworkArgs): SubnetKind[] {
    const count = zoneCountOf(args);
    const { private: nodes = 20, public: edge = 24, database = 24 } = args.subnetLengths ?? {};
    return [
        { name: "private", length: nodes, count, room: zoneRoom },
        { name: "public", length: edge, count, room: zoneRoom },
        { name: "database", length: database, count, room: zoneRoom },
    ];
}

/** What is wrong with the arguments, before anything is created. */
export function awsNetworkFaults(args: AwsNetworkArgs): Fault[] {
    const { private: nodes, public: edge, database } = args.subnetLengths ?? {};
    const sizes = [
        ...wholeNumber("subnetLengths.private", nodes, 16, 24, "length of a mask"),
        ...wholeNumber("subnetLengths.public", edge, 16, 27, "length of a mask"),
        ...wholeNumber("subnetLengths.database", database, 16, 28, "length of a mask"),
    ];
    const zones = zoneFaults(args);
    const network = cidr("cidr", args.cidr, 16, 24);
    return [
        ...network,
        ...sizes,
        ...zones,
        ...oneOf("natGateways", args.natGateways, Object.values(AwsNatGateways)),
        ...endpointFaults(args.interfaceEndpoints ?? []),
        ...logRetentionFaults("flowLogRetentionDays", args.flowLogRetentionDays),
        // Plans are judged only where their parts are sound, or one mistake is reported twice.
        ...(network.length + sizes.length + zones.length === 0
            ? subnetPlanFaults("cidr", args.cidr ?? defaultCidr, subnetKinds(args), 16)
            : []),
    ];
}

function zoneFaults({ zoneCount, availabilityZones }: AwsNetworkArgs): Fault[] {
    const faults = wholeNumber("zoneCount", zoneCount, 2, 3, "zones");
    if (availabilityZones === undefined) {
        return faults;
    }
    const path = "availabilityZones";
    if (zoneCount !== undefined) {
        faults.push({ path, expected: "names or their number", got: availabilityZones, repair: "drop zoneCount" });
    }
    if (availabilityZones.length < 2 || availabilityZones.length > 3) {
        faults.push({ path, expected: "2 or 3 zones", got: availabilityZones, repair: "name as many" });
    }
    return [...faults, ...eachOnce(path, availabilityZones, "zone")];
}

function endpointFaults(services: readonly string[]): Fault[] {
    const path = "interfaceEndpoints";
    const malformed = services.flatMap((got, index): Fault[] =>
        /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(got) && got !== "s3" && !got.startsWith("com.")
            ? []
            : [
                  {
                      path: `${path}[${index}]`,
                      expected: "the end of a service's name such as ecr.api; s3 has its endpoint anyway",
                      got,
                      repair: "write what follows com.amazonaws.<region>.",
                  },
              ],
    );
    return [...malformed, ...eachOnce(path, services, "service")];
}
