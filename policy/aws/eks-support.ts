import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";

/** In standard support EKS itself upgrades a version whose time is over, so no list of versions goes stale here. */
export const eksSupport: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-support",
    title: "EKS clusters run a chosen version of Kubernetes in standard support",
    why: "In extended support, which is the default, an old version goes on for a year at six times the price.",
    mend: "Set `upgradePolicy.supportType: STANDARD` and `version`; EksCluster always does.",
    severity: "medium",
    references: [],
    types: [eksCluster],
    guards: [
        { type: eksCluster, property: "upgradePolicy" },
        { type: eksCluster, property: "upgradePolicy.supportType" },
        { type: eksCluster, property: "version" },
    ],
    scope: "resource",
    *check({ properties: { upgradePolicy, version } }) {
        if (upgradePolicy?.supportType !== "STANDARD") {
            const found = upgradePolicy?.supportType;
            yield { property: "upgradePolicy.supportType", expected: "STANDARD", found };
        }
        if (!/^1\.\d+$/.test(version ?? "")) {
            yield { property: "version", expected: "a version of Kubernetes such as 1.36", found: version };
        }
    },
};
