import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterState } from "@pulumi/aws/rds/cluster";
import type { ClusterInstanceState } from "@pulumi/aws/rds/clusterInstance";
import type { InstanceState } from "@pulumi/aws/rds/instance";

import { expectOneOf } from "../expect";
import type { StackRule } from "../rule";
import { clusterInstance, databaseCluster, databaseInstance } from "./databases";

type Properties = Partial<
    Pick<Unwrap<ClusterState>, "clusterIdentifier" | "dbClusterInstanceClass"> &
        Pick<Unwrap<InstanceState>, "multiAz" | "replicateSourceDb">
>;

/** AWS puts the servers of a cluster into different zones by itself. */
export const rdsSecondZone: StackRule<Properties> = {
    name: "rds-second-zone",
    title: "A database goes on when a zone fails",
    why: "With one server, the failure of its zone, and every update, stops all that needs the database.",
    mend: "Set `readers` of the AuroraDatabase to 1 or more; elsewhere `multiAz: true`.",
    severity: "medium",
    development: "costs money",
    references: [{ id: "CKV_AWS_157" }],
    types: [databaseCluster, databaseInstance],
    guards: [{ type: databaseInstance, property: "multiAz" }],
    scope: "stack",
    *check({ type, properties }, stack) {
        if (type === databaseInstance) {
            if ((properties.replicateSourceDb ?? "") === "") {
                yield* expectOneOf("multiAz", properties.multiAz, true);
            }
            return;
        }
        // A cluster that is sized as a whole is made of three servers by RDS itself.
        if ((properties.dbClusterInstanceClass ?? "") !== "") {
            return;
        }
        const servers = stack
            .ofType<Unwrap<ClusterInstanceState>>(clusterInstance)
            .filter((server) => server.properties.clusterIdentifier === properties.clusterIdentifier);
        if (servers.length < 2) {
            yield { property: "", expected: "two ClusterInstances or more", found: servers.length };
        }
    },
};
