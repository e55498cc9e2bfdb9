import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";

/** A right that no access entry of the program shows. */
export const eksCreator: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-creator",
    title: "Nobody administers an EKS cluster just for having created it",
    why: "The creator's right stands in no program, is not reviewed, and stays when that person or pipeline has changed.",
    mend: "Set `accessConfig.bootstrapClusterCreatorAdminPermissions: false`, and give the deploying role an access entry.",
    severity: "medium",
    development: "hinders work",
    references: [{ id: "CIS EKS 4.1" }],
    types: [eksCluster],
    guards: [{ type: eksCluster, property: "accessConfig.bootstrapClusterCreatorAdminPermissions" }],
    scope: "resource",
    *check({ properties: { accessConfig } }) {
        // true by default
        const found = accessConfig?.bootstrapClusterCreatorAdminPermissions;
        yield* expectOneOf("accessConfig.bootstrapClusterCreatorAdminPermissions", found, false);
    },
};
