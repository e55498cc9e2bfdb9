import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance, type DatabaseProperties } from "./databases";

/** RDS deletes a database's own backups along with it, by default. */
export const rdsFinalSnapshot: ResourceRule<DatabaseProperties> = {
    name: "rds-final-snapshot",
    title: "RDS keeps a last snapshot of a database that is deleted",
    why: "Automatic backups are deleted along with the database: without a last snapshot nothing is left.",
    mend: "Leave `finalSnapshot` of the AuroraDatabase out; elsewhere name `finalSnapshotIdentifier`.",
    severity: "high",
    development: "hinders work",
    references: [],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "skipFinalSnapshot", absent: "safe" },
        { type: databaseCluster, property: "finalSnapshotIdentifier", worse: [""] },
        { type: databaseInstance, property: "skipFinalSnapshot", absent: "safe" },
    ],
    scope: "resource",
    *check({ properties: { skipFinalSnapshot, finalSnapshotIdentifier } }) {
        // false by default, but deleting fails then unless the snapshot has a name.
        yield* expectOneOfOrDefault("skipFinalSnapshot", skipFinalSnapshot, false);
        if (skipFinalSnapshot !== true && !/^[A-Za-z][A-Za-z0-9-]*$/.test(finalSnapshotIdentifier ?? "")) {
            yield { property: "finalSnapshotIdentifier", expected: "a new name", found: finalSnapshotIdentifier };
        }
    },
};
