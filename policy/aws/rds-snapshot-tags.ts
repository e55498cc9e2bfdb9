import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance, type DatabaseProperties } from "./databases";

/** Off by default. */
export const rdsSnapshotTags: ResourceRule<DatabaseProperties> = {
    name: "rds-snapshot-tags",
    title: "Snapshots of databases carry the tags of the database",
    why: "Rules on tags (who pays, who may read, when to delete) do not find snapshots without them.",
    mend: "Set `copyTagsToSnapshot: true`; AuroraDatabase always does.",
    severity: "low",

    references: [{ id: "CKV_AWS_313" }],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "copyTagsToSnapshot" },
        { type: databaseInstance, property: "copyTagsToSnapshot" },
    ],
    scope: "resource",
    *check({ properties: { copyTagsToSnapshot } }) {
        yield* expectOneOf("copyTagsToSnapshot", copyTagsToSnapshot, true);
    },
};
