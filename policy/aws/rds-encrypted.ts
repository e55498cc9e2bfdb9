import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance, type DatabaseProperties } from "./databases";

/** RDS encrypts nothing by default. */
export const rdsEncrypted: ResourceRule<DatabaseProperties> = {
    name: "rds-encrypted",
    title: "Databases are encrypted at rest",
    why: "Whoever gets hold of a disk, a backup or a snapshot reads the database. It can't be encrypted later.",
    mend: "Set `storageEncrypted: true`; AuroraDatabase always does.",
    severity: "high",

    references: [{ id: "CKV_AWS_96" }, { id: "CKV_AWS_16" }],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "storageEncrypted" },
        { type: databaseInstance, property: "storageEncrypted" },
    ],
    scope: "resource",
    *check({ properties: { storageEncrypted } }) {
        yield* expectOneOf("storageEncrypted", storageEncrypted, true);
    },
};
