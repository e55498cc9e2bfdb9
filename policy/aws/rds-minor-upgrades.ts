import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterInstanceArgs } from "@pulumi/aws/rds/clusterInstance";
import type { InstanceArgs } from "@pulumi/aws/rds/instance";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { clusterInstance, databaseInstance } from "./databases";

/** Minor versions are where holes are mended. */
export const rdsMinorUpgrades: ResourceRule<Unwrap<ClusterInstanceArgs> | Unwrap<InstanceArgs>> = {
    name: "rds-minor-upgrades",
    title: "RDS installs minor versions of databases by itself",
    why: "Known holes stay open until somebody thinks of it.",
    mend: "Leave `autoMinorVersionUpgrade` out or set it to true; AuroraDatabase always does.",
    severity: "medium",
    references: [{ id: "CKV_AWS_226" }],
    types: [clusterInstance, databaseInstance],
    guards: [
        { type: clusterInstance, property: "autoMinorVersionUpgrade", absent: "safe" },
        { type: databaseInstance, property: "autoMinorVersionUpgrade", absent: "safe" },
    ],
    scope: "resource",
    *check({ properties: { autoMinorVersionUpgrade } }) {
        // true by default
        yield* expectOneOfOrDefault("autoMinorVersionUpgrade", autoMinorVersionUpgrade, true);
    },
};
