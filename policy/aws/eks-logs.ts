import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";

const kinds = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** The audit log is the only record of who did what in the cluster. */
export const eksLogs: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-logs",
    title: "EKS writes all logs of the control plane",
    why: "Who did what in a cluster is written down nowhere else.",
    mend: `Set \`enabledClusterLogTypes\` to ${kinds.join(", ")}; EksCluster always does.`,
    severity: "medium",
    development: "costs money",
    references: [{ id: "CKV_AWS_37" }],
    types: [eksCluster],
    guards: [
        { type: eksCluster, property: "enabledClusterLogTypes" },
        { type: eksCluster, property: "enabledClusterLogTypes[*]" },
    ],
    scope: "resource",
    *check({ properties: { enabledClusterLogTypes } }) {
        if (!kinds.every((kind) => enabledClusterLogTypes?.includes(kind))) {
            yield { property: "enabledClusterLogTypes", expected: kinds.join(", "), found: enabledClusterLogTypes };
        }
    },
};
