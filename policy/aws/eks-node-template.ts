import type { Unwrap } from "@pulumi/pulumi";
import type { NodeGroupArgs } from "@pulumi/aws/eks/nodeGroup";

import type { ResourceRule } from "../rule";

const nodeGroup = "aws:eks/nodeGroup:NodeGroup";

/** Without one, EKS makes a template of its own, which no rule and no reviewer sees. */
export const eksNodeTemplate: ResourceRule<Unwrap<NodeGroupArgs>> = {
    name: "eks-node-template",
    title: "Node groups are made from a launch template of the program",
    why: "Otherwise disks are not encrypted, and pods reach the node's credentials: only a template can say so.",
    mend: "Set `launchTemplate` to a LaunchTemplate with `metadataOptions` and `blockDeviceMappings`; EksCluster does.",
    severity: "high",
    references: [{ id: "CKV_AWS_79" }, { id: "CKV_AWS_341" }],
    types: [nodeGroup],
    guards: [{ type: nodeGroup, property: "launchTemplate" }],
    scope: "resource",
    *check({ properties: { launchTemplate } }) {
        if (launchTemplate === undefined || (!("id" in launchTemplate) && !("name" in launchTemplate))) {
            yield { property: "launchTemplate", expected: "a launch template", found: launchTemplate };
        }
    },
};
