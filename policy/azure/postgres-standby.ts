import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { postgresServer, type PostgresServer } from "./postgres-resources";

export const postgresStandby: ResourceRule<PostgresServer> = {
    name: "postgres-standby",
    title: "The database has a standby",
    why: "Without one, a failed machine is an outage of many minutes, and a failed zone one of hours.",
    mend: "Set fairlead:azure.database.standby (AzurePostgresDatabase standby) to ZoneRedundant, with a size that is not Burstable.",
    severity: "medium",
    references: [],
    development: "costs money",
    types: [postgresServer],
    guards: [{ type: postgresServer, property: "highAvailability.mode" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("highAvailability.mode", properties.highAvailability?.mode, "ZoneRedundant", "SameZone");
    },
};
