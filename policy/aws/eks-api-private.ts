import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";

/** Without it, nodes and pods reach the API through the internet. */
export const eksApiPrivate: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-api-private",
    title: "Nodes and pods reach the Kubernetes API inside the VPC",
    why: "Otherwise what nodes ask of the API leaves the network, and the addresses of the nodes must be let in from outside.",
    mend: "Set `vpcConfig.endpointPrivateAccess: true`; EksCluster always does.",
    severity: "medium",
    references: [{ id: "CKV_AWS_39" }],
    types: [eksCluster],
    guards: [{ type: eksCluster, property: "vpcConfig.endpointPrivateAccess" }],
    scope: "resource",
    *check({ properties: { vpcConfig } }) {
        // false by default
        yield* expectOneOf("vpcConfig.endpointPrivateAccess", vpcConfig.endpointPrivateAccess, true);
    },
};
