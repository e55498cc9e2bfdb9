import { expectAtLeast } from "../expect";
import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance, type DatabaseProperties } from "./databases";

/** One day by default, and 0 turns them off. */
export const rdsBackups: ResourceRule<DatabaseProperties> = {
    name: "rds-backups",
    title: "Backups of databases are kept for at least a week",
    why: "A mistake that is found after the weekend can't be undone.",
    mend: "Set `backupRetentionDays` of the AuroraDatabase to 7 or more.",
    severity: "high",
    development: "costs money",
    references: [{ id: "CKV_AWS_133" }],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "backupRetentionPeriod" },
        { type: databaseInstance, property: "backupRetentionPeriod" },
    ],
    scope: "resource",
    *check({ properties: { backupRetentionPeriod } }) {
        yield* expectAtLeast("backupRetentionPeriod", backupRetentionPeriod, 7);
    },
};
