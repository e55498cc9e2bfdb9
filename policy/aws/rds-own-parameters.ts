import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/rds/cluster";
import type { InstanceArgs } from "@pulumi/aws/rds/instance";

import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance } from "./databases";

type Properties = Partial<
    Pick<Unwrap<ClusterArgs>, "dbClusterParameterGroupName"> & Pick<Unwrap<InstanceArgs>, "parameterGroupName">
>;

/** The default group can't be changed, and what it says differs from version to version. */
export const rdsOwnParameters: ResourceRule<Properties> = {
    name: "rds-own-parameters",
    title: "Databases have a parameter group of the program",
    why: "Whether AWS's default group insists on TLS depends on engine and version: older ones do not.",
    mend: "Name a ClusterParameterGroup or ParameterGroup that insists on TLS (rds-tls); AuroraDatabase makes one.",
    severity: "medium",
    references: [],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "dbClusterParameterGroupName", worse: ["default.aurora-postgresql17"] },
        { type: databaseInstance, property: "parameterGroupName", worse: ["default.postgres17"] },
    ],
    scope: "resource",
    *check({ type, properties }) {
        const property = type === databaseCluster ? "dbClusterParameterGroupName" : "parameterGroupName";
        const found = properties[property];
        if (found === undefined || found === "" || found.startsWith("default.")) {
            yield { property, expected: "a parameter group of the program", found };
        }
    },
};
