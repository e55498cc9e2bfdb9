import type { Fault } from "../shared/arguments";
import { matches, timePattern, wholeNumber } from "../shared/argument-rules";
import { logRetentionFaults } from "../shared/aws-log-retention";
import type { AuroraCapacity, AuroraDatabaseArgs } from "./aws-aurora-args";
import { databaseFaults, majorVersionFaults } from "./database-rules";

/** The class of instances whose size follows the load. */
export const serverless = "db.serverless";

const day = "(mon|tue|wed|thu|fri|sat|sun)";

/** What is wrong with the arguments, before anything is created. */
export function auroraDatabaseFaults(
    name: string,
    args: Omit<AuroraDatabaseArgs, "clusterSecurityGroupId" | "network"> & {
        readonly network?: Pick<AuroraDatabaseArgs["network"], "databaseSubnetIds">;
    },
): Fault[] {
    return [
        ...databaseFaults(name, args.databaseName),
        ...zoneFaults(args.network?.databaseSubnetIds),
        ...majorVersionFaults(args.majorVersion),
        ...matches(
            "instanceClass",
            args.instanceClass,
            /^db\.(serverless|[a-z0-9-]+\.[a-z0-9]+)$/,
            "db.serverless, or a class such as db.r7g.large",
            "take one that aws rds describe-orderable-db-instance-options --engine aurora-postgresql prints",
        ),
        ...capacityFaults(args),
        ...wholeNumber("readers", args.readers, 0, 15, "instances"),
        ...wholeNumber("backupRetentionDays", args.backupRetentionDays, 1, 35, "days"),
        ...matches(
            "maintenanceWindow",
            args.maintenanceWindow,
            new RegExp(`^${day}:${timePattern}-${day}:${timePattern}$`),
            "a window such as sun:03:00-sun:04:00",
            "write both ends with the first three letters of the day, in lower case, and UTC",
        ),
        ...logRetentionFaults("logRetentionDays", args.logRetentionDays),
    ];
}

function zoneFaults(subnets: readonly unknown[] | undefined): Fault[] {
    return subnets === undefined || subnets.length >= 2
        ? []
        : [
              {
                  path: "network.databaseSubnetIds",
                  expected: "subnets in at least two zones, which AWS asks for even of a single instance",
                  got: subnets.length,
                  repair: "give one subnet a zone",
              },
          ];
}

function capacityFaults({
    instanceClass = serverless,
    capacity,
}: Pick<AuroraDatabaseArgs, "instanceClass" | "capacity">): Fault[] {
    if (capacity === undefined) {
        return [];
    }
    if (instanceClass !== serverless) {
        return [
            {
                path: "capacity",
                expected: `no capacity for instances of a fixed size (${instanceClass})`,
                got: capacity,
                repair: `drop it, or set instanceClass to ${serverless}`,
            },
        ];
    }
    const { min, max } = capacity;
    return [
        ...unitFaults("capacity.min", min, 0),
        ...unitFaults("capacity.max", max, 1),
        ...(max < min
            ? [
                  {
                      path: "capacity.max",
                      expected: `at least capacity.min (${min})`,
                      got: max,
                      repair: "raise the most or lower the least",
                  },
              ]
            : []),
    ];
}

function unitFaults(path: string, got: AuroraCapacity["min"], least: number): Fault[] {
    return got >= least && got <= 256 && Number.isInteger(got * 2)
        ? []
        : [
              {
                  path,
                  expected: `${least} to 256 Aurora capacity units in steps of 0.5`,
                  got,
                  repair: "give such a number",
              },
          ];
}
