import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";
import { isWorld, knownNetworks } from "../networks";

/** EKS makes the API public, and lets everybody try, unless told otherwise. */
export const eksApiPublic: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-api-public",
    title: "The Kubernetes API is reached from known networks only",
    why: "Every token that leaks, and every hole in the API server, can be used from anywhere.",
    mend: "Name your networks in `apiServer.authorizedIpRanges` of the EksCluster, or set `apiServer.privateCluster`.",
    severity: "high",
    references: [{ id: "CKV_AWS_38" }, { id: "CKV_AWS_39" }],
    types: [eksCluster],
    guards: [
        { type: eksCluster, property: "vpcConfig.publicAccessCidrs" },
        { type: eksCluster, property: "vpcConfig.publicAccessCidrs[*]" },
    ],
    scope: "resource",
    *check({ properties: { vpcConfig } }) {
        if (vpcConfig.endpointPublicAccess === false) {
            return;
        }
        const { publicAccessCidrs = [] } = vpcConfig;
        if (publicAccessCidrs.length === 0) {
            yield { property: "vpcConfig.publicAccessCidrs", expected: knownNetworks, found: undefined };
        }
        for (const [index, found] of publicAccessCidrs.entries()) {
            if (isWorld(found)) {
                yield { property: `vpcConfig.publicAccessCidrs[${index}]`, expected: knownNetworks, found };
            }
        }
    },
};
