import type { types } from "@pulumi/azure-native";

import { AksWeekDay } from "../cluster/aks-cluster-args";
import type { Fault } from "../shared/arguments";
import { matches, timeOfDay, wholeNumber } from "../shared/argument-rules";
import { groupObjectId } from "../shared/azure-rules";
import {
    AzurePostgresStandby,
    type AzurePostgresDatabaseArgs,
    type AzurePostgresMaintenance,
} from "./azure-postgres-args";
import { databaseFaults, majorVersionFaults } from "./database-rules";

export const defaultSku = "Standard_B1ms";

/** Tiers by the letter of a size's family. Source: `articles/postgresql/configure-maintain/concepts-compute.md` */
const tiers: Readonly<Record<string, string>> = { B: "Burstable", D: "GeneralPurpose", E: "MemoryOptimized" };

/** A size with the tier that it belongs to. */
export function skuOf(name: string): types.input.dbforpostgresql.SkuArgs {
    return { name, tier: tierOf(name) ?? "GeneralPurpose" };
}

function tierOf(sku: string): string | undefined {
    return tiers[/^Standard_([A-Z])\d/.exec(sku)?.[1] ?? ""];
}

/** Azure counts days from Sunday. */
export function maintenanceWindow(
    { day, startTime }: AzurePostgresMaintenance = { day: AksWeekDay.Sunday, startTime: "03:00" },
): types.input.dbforpostgresql.MaintenanceWindowArgs {
    const days = [
        AksWeekDay.Sunday,
        AksWeekDay.Monday,
        AksWeekDay.Tuesday,
        AksWeekDay.Wednesday,
        AksWeekDay.Thursday,
        AksWeekDay.Friday,
        AksWeekDay.Saturday,
    ];
    const [startHour, startMinute] = startTime.split(":").map(Number);
    return { customWindow: "Enabled", dayOfWeek: days.indexOf(day), startHour, startMinute };
}

/** Parameters of the server: TLS of the newest version for everybody. Both are set one after another. */
export const serverParameters = { require_secure_transport: "on", ssl_min_protocol_version: "TLSv1.3" };

/** What is wrong with the arguments, before anything is created. */
export function azurePostgresFaults(
    name: string,
    args: Omit<AzurePostgresDatabaseArgs, "resourceGroupName" | "network" | "keyVault">,
): Fault[] {
    const sku = args.sku ?? defaultSku;
    return [
        ...databaseFaults(name, args.databaseName),
        ...matches(
            "serverName",
            args.serverName,
            /^[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])$/,
            "3 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends",
            "leave it out to get a free one",
        ),
        ...majorVersionFaults(args.majorVersion),
        ...skuFaults(sku, args.standby),
        ...wholeNumber("storageGb", args.storageGb, 32, 32767, "GiB"),
        ...wholeNumber("backupRetentionDays", args.backupRetentionDays, 7, 35, "days"),
        ...(args.administrators ?? []).flatMap(({ objectId }, index) =>
            groupObjectId(`administrators[${index}].objectId`, objectId),
        ),
        ...timeOfDay("maintenance.startTime", args.maintenance?.startTime),
    ];
}

function skuFaults(sku: string, standby: AzurePostgresStandby = AzurePostgresStandby.None): Fault[] {
    const tier = tierOf(sku);
    if (tier === undefined) {
        return [
            {
                path: "sku",
                expected: "a size such as Standard_B1ms or Standard_D2ds_v5",
                got: sku,
                repair: "take one that az postgres flexible-server list-skus --location REGION prints",
            },
        ];
    }
    return tier === "Burstable" && standby !== AzurePostgresStandby.None
        ? [
              {
                  path: "standby",
                  expected: `no standby for a size like ${sku}`,
                  got: standby,
                  repair: "choose a larger sku such as Standard_D2ds_v5, or no standby",
              },
          ]
        : [];
}
