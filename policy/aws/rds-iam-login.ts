import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance, type DatabaseProperties } from "./databases";

/** Off by default. */
export const rdsIamLogin: ResourceRule<DatabaseProperties> = {
    name: "rds-iam-login",
    title: "People log in to databases by IAM",
    why: "Passwords of people are shared, never run out, and do not tell who used them; a token of IAM lives 15 minutes.",
    mend: "Set `iamDatabaseAuthenticationEnabled: true`; AuroraDatabase always does.",
    severity: "medium",

    references: [{ id: "CKV_AWS_162" }, { id: "CKV_AWS_161" }],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "iamDatabaseAuthenticationEnabled" },
        { type: databaseInstance, property: "iamDatabaseAuthenticationEnabled" },
    ],
    scope: "resource",
    *check({ properties: { iamDatabaseAuthenticationEnabled } }) {
        yield* expectOneOf("iamDatabaseAuthenticationEnabled", iamDatabaseAuthenticationEnabled, true);
    },
};
