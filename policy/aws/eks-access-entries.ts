import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";

/** The ConfigMap aws-auth is changed by whoever may write in kube-system, and seen by no AWS log. */
export const eksAccessEntries: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-access-entries",
    title: "Access entries alone say who gets into an EKS cluster",
    why: "Whoever may write the ConfigMap aws-auth is an administrator, and one wrong indent in it locks everybody out.",
    mend: "Set `accessConfig.authenticationMode: API`; EksCluster always does.",
    severity: "medium",
    references: [],
    types: [eksCluster],
    guards: [
        { type: eksCluster, property: "accessConfig" },
        { type: eksCluster, property: "accessConfig.authenticationMode" },
    ],
    scope: "resource",
    *check({ properties: { accessConfig } }) {
        const found = accessConfig?.authenticationMode;
        yield* expectOneOf("accessConfig.authenticationMode", found, "API");
    },
};
