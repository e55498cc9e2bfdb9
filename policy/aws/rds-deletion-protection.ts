import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance, type DatabaseProperties } from "./databases";

/** Pulumi's `protect` stops Pulumi; this stops everybody. */
export const rdsDeletionProtection: ResourceRule<DatabaseProperties> = {
    name: "rds-deletion-protection",
    title: "RDS refuses to delete databases, whoever asks",
    why: "One wrong command, in any tool, deletes the data.",
    mend: "Leave `deletionProtection` of the AuroraDatabase out; in a stack's file, `fairlead:protect: true`.",
    severity: "high",
    development: "hinders work",
    references: [{ id: "CKV_AWS_139" }, { id: "CKV_AWS_293" }],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "deletionProtection" },
        { type: databaseInstance, property: "deletionProtection" },
    ],
    scope: "resource",
    *check({ properties: { deletionProtection } }) {
        yield* expectOneOf("deletionProtection", deletionProtection, true);
    },
};
