import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";

/** Pulumi's `protect` stops Pulumi; this stops everybody. */
export const eksDeletionProtection: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-deletion-protection",
    title: "EKS refuses to delete the cluster, whoever asks",
    why: "One wrong command deletes every workload, and the state of every controller.",
    mend: "Leave `deletionProtection` of the EksCluster out, or set it to true; in a stack's file, `fairlead:protect: true`.",
    severity: "medium",
    development: "hinders work",
    references: [],
    types: [eksCluster],
    guards: [{ type: eksCluster, property: "deletionProtection" }],
    scope: "resource",
    *check({ properties: { deletionProtection } }) {
        yield* expectOneOf("deletionProtection", deletionProtection, true);
    },
};
