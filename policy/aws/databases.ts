import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/rds/cluster";
import type { InstanceArgs } from "@pulumi/aws/rds/instance";

/** RDS has servers of one machine, and clusters (Aurora's, and others) of several. */
export const databaseInstance = "aws:rds/instance:Instance";
export const databaseCluster = "aws:rds/cluster:Cluster";
export const clusterInstance = "aws:rds/clusterInstance:ClusterInstance";

/** Properties of a server or a cluster. */
export type DatabaseProperties = Unwrap<ClusterArgs> | Unwrap<InstanceArgs>;
