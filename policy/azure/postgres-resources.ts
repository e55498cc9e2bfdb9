import type { Unwrap } from "@pulumi/pulumi";
import type { ServerArgs } from "@pulumi/azure-native/dbforpostgresql";

export const postgresServer = "azure-native:dbforpostgresql:Server";

export type PostgresServer = Unwrap<ServerArgs>;
