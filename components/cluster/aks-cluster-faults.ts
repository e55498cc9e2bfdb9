import { known, type Fault } from "../shared/arguments";
import { cidr, matches, oneOf, timeOfDay, wholeNumber } from "../shared/argument-rules";
import { groupObjectId } from "../shared/azure-rules";
import type { AksNetworkReference } from "../network/azure-network-references";
import { networksOverlap, reservedRanges } from "../network/azure-subnets";
import { AksEgress, AksOsDiskType, type AksClusterArgs, type AksNodePool } from "./aks-cluster-args";
import { apiServerFaults } from "./api-server-faults";
import { poolSizeFaults, repeatedPoolFaults } from "./node-pool-faults";

/** The arguments that are known while the program runs. */
type PlainArgs = Omit<AksClusterArgs, "resourceGroupName" | "network"> & {
    readonly network: Pick<AksNetworkReference, "egressCidrs">;
};

/** Everything that Azure would refuse, or that would lock its owner out. */
export function aksClusterFaults(name: string, args: PlainArgs): Fault[] {
    return [
        ...matches(
            "name",
            name,
            /^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/,
            "1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends",
            "choose such a name",
        ),
        ...matches(
            "kubernetesVersion",
            args.kubernetesVersion,
            /^1\.\d+(\.\d+)?$/,
            'a version such as "1.36"',
            "write it in quotes, since YAML takes 1.30 for 1.3",
        ),
        ...poolFaults("systemPool", args.systemPool, 1),
        ...(args.userPools ?? []).flatMap((pool, index) => poolFaults(`userPools[${index}]`, pool, 0)),
        ...repeatedPoolFaults([
            { path: "systemPool", name: args.systemPool.name },
            ...(args.userPools ?? []).map(({ name }, index) => ({ path: `userPools[${index}]`, name })),
        ]),
        ...apiServerFaults(args.apiServer, 200),
        ...adminGroupFaults(args.adminGroupObjectIds),
        ...egressFaults(args),
        ...cidr("podCidr", args.podCidr, 8, 22),
        ...reservedRanges("podCidr", args.podCidr),
        ...cidr("serviceCidr", args.serviceCidr, 12, 24),
        ...reservedRanges("serviceCidr", args.serviceCidr),
        ...apart(args.podCidr ?? "10.244.0.0/16", args.serviceCidr ?? "10.96.0.0/16"),
        ...maintenanceFaults(args),
        ...wholeNumber("logRetentionDays", args.logRetentionDays, 30, 730, "days"),
    ];
}

function poolFaults(path: string, pool: AksNodePool, least: number): Fault[] {
    const zones = (pool.zones ?? []).flatMap((got, index) =>
        matches(`${path}.zones[${index}]`, got, /^[1-9]$/, 'the number of a zone such as "1"', "correct the zone"),
    );
    return [
        ...matches(
            `${path}.name`,
            pool.name,
            /^[a-z][a-z0-9]{0,11}$/,
            "1 to 12 lower-case letters and digits, a letter first",
            "rename the pool",
        ),
        ...matches(
            `${path}.vmSize`,
            pool.vmSize,
            /^Standard_[A-Za-z0-9_-]+$/,
            "a size such as Standard_D4as_v5",
            "take one that az vm list-sizes --location REGION prints",
        ),
        ...wholeNumber(`${path}.osDiskSizeGb`, pool.osDiskSizeGb, 30, 2048, "GiB"),
        ...oneOf(`${path}.osDiskType`, pool.osDiskType, Object.values(AksOsDiskType)),
        ...poolSizeFaults(path, pool, least, 1000),
        ...zones,
    ];
}

function adminGroupFaults(groups: readonly string[]): Fault[] {
    const path = "adminGroupObjectIds";
    const expected = "at least one Entra group, since local accounts are off";
    return groups.length === 0
        ? [{ path, expected, got: groups, repair: "name one whose members administer the cluster" }]
        : groups.flatMap((group, index) => groupObjectId(`${path}[${index}]`, group));
}

function egressFaults({ egress, network, apiServer }: PlainArgs): Fault[] {
    const got = known(network.egressCidrs);
    const missing = network.egressCidrs === undefined || got?.length === 0;
    return egress === AksEgress.NatGateway && missing && apiServer.privateCluster !== true
        ? [
              {
                  path: "network.egressCidrs",
                  expected: "the NAT gateway's address, or the nodes cannot reach the API",
                  got,
                  repair: "pass an AzureNetwork that has a NAT gateway",
              },
          ]
        : [];
}

function apart(podCidr: string, serviceCidr: string): Fault[] {
    return networksOverlap(podCidr, serviceCidr)
        ? [
              {
                  path: "podCidr",
                  expected: `a network apart from serviceCidr (${serviceCidr})`,
                  got: podCidr,
                  repair: "move one of them",
              },
          ]
        : [];
}

function maintenanceFaults({ maintenance }: PlainArgs): Fault[] {
    return [
        ...timeOfDay("maintenance.startTime", maintenance?.startTime),
        ...matches(
            "maintenance.utcOffset",
            maintenance?.utcOffset,
            /^[+-](0\d|1[0-4]):[0-5]\d$/,
            "an offset such as +01:00",
            "write sign, hours and minutes",
        ),
        ...wholeNumber("maintenance.durationHours", maintenance?.durationHours, 4, 24, "hours"),
    ];
}
