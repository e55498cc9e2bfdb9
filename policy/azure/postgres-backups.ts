import { expectAtLeast } from "../expect";
import type { ResourceRule } from "../rule";
import { postgresServer, type PostgresServer } from "./postgres-resources";

export const postgresBackups: ResourceRule<PostgresServer> = {
    name: "postgres-backups",
    title: "The database can be had back as it was a week ago",
    why: "A faulty release is often noticed days later, when the last good state is gone.",
    mend: "Set fairlead:azure.database.backupRetentionDays (AzurePostgresDatabase backupRetentionDays) to 7 or more; Azure keeps 7 if nothing is said.",
    severity: "high",
    references: [],
    types: [postgresServer],
    guards: [{ type: postgresServer, property: "backup.backupRetentionDays", absent: "safe" }],
    scope: "resource",
    *check({ properties }) {
        const days = properties.backup?.backupRetentionDays;
        if (days !== undefined) {
            yield* expectAtLeast("backup.backupRetentionDays", days, 7);
        }
    },
};
