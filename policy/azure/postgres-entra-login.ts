import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { postgresServer, type PostgresServer } from "./postgres-resources";

export const postgresEntraLogin: ResourceRule<PostgresServer> = {
    name: "postgres-entra-login",
    title: "People log in to the database through Entra",
    why: "Passwords of people outlive their work here, are shared, and are known to no sign-in policy.",
    mend: "Set authConfig.activeDirectoryAuth to Enabled, as AzurePostgresDatabase does, and name groups as administrators.",
    severity: "medium",
    references: [],
    types: [postgresServer],
    guards: [{ type: postgresServer, property: "authConfig.activeDirectoryAuth" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("authConfig.activeDirectoryAuth", properties.authConfig?.activeDirectoryAuth, "Enabled");
    },
};
