import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { postgresServer, type PostgresServer } from "./postgres-resources";

export const postgresGeoBackups: ResourceRule<PostgresServer> = {
    name: "postgres-geo-backups",
    title: "Backups of the database survive the loss of a region",
    why: "What is stored in one region is lost with it.",
    mend: "Set fairlead:azure.database.geoRedundantBackup (AzurePostgresDatabase geoRedundantBackup) to true when the server is made.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_136" }, { id: "CKV_AZURE_102" }],
    development: "costs money",
    types: [postgresServer],
    guards: [{ type: postgresServer, property: "backup.geoRedundantBackup" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("backup.geoRedundantBackup", properties.backup?.geoRedundantBackup, "Enabled");
    },
};
