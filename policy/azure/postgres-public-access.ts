import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { postgresServer, type PostgresServer } from "./postgres-resources";

export const postgresPublicAccess: ResourceRule<PostgresServer> = {
    name: "postgres-public-access",
    title: "The database has no public address",
    why: "Passwords of a database that the internet reaches are tried day and night, and the next hole in PostgreSQL is open to all.",
    mend: "Set network.publicNetworkAccess to Disabled with a subnet or a private endpoint, as AzurePostgresDatabase does.",
    severity: "critical",
    references: [{ id: "CKV_AZURE_68" }],
    types: [postgresServer],
    guards: [{ type: postgresServer, property: "network.publicNetworkAccess", absent: "safe" }],
    scope: "resource",
    *check({ properties }) {
        const { publicNetworkAccess, delegatedSubnetResourceId } = properties.network ?? {};
        // A server in a subnet has no other address.
        if (publicNetworkAccess !== undefined || delegatedSubnetResourceId === undefined) {
            yield* expectOneOf("network.publicNetworkAccess", publicNetworkAccess, "Disabled");
        }
    },
};
