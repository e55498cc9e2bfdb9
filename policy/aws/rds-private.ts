import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterInstanceArgs } from "@pulumi/aws/rds/clusterInstance";
import type { InstanceArgs } from "@pulumi/aws/rds/instance";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { clusterInstance, databaseInstance } from "./databases";

/** The strictest wall around a database is that there is no way to it. */
export const rdsPrivate: ResourceRule<Unwrap<ClusterInstanceArgs> | Unwrap<InstanceArgs>> = {
    name: "rds-private",
    title: "Databases have no public address",
    why: "A database that the internet reaches is protected by nothing but passwords and the absence of holes.",
    mend: "Set `publiclyAccessible: false`; AuroraDatabase always does.",
    severity: "critical",
    references: [{ id: "CKV_AWS_17" }],
    types: [clusterInstance, databaseInstance],
    guards: [
        { type: clusterInstance, property: "publiclyAccessible", absent: "safe" },
        { type: databaseInstance, property: "publiclyAccessible", absent: "safe" },
    ],
    scope: "resource",
    *check({ properties: { publiclyAccessible } }) {
        // Absent, the provider says false.
        yield* expectOneOfOrDefault("publiclyAccessible", publiclyAccessible, false);
    },
};
