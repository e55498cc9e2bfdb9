import type { Unwrap } from "@pulumi/pulumi";
import type { AccessEntryArgs } from "@pulumi/aws/eks/accessEntry";
import type { AccessPolicyAssociationArgs } from "@pulumi/aws/eks/accessPolicyAssociation";

import type { ResourceRule } from "../rule";

const accessEntry = "aws:eks/accessEntry:AccessEntry";
const association = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";

/** Users have access keys that never run out; the account's root can't be limited at all. */
export const eksAdministrators: ResourceRule<Unwrap<AccessEntryArgs> | Unwrap<AccessPolicyAssociationArgs>> = {
    name: "eks-administrators",
    title: "People and pipelines get into an EKS cluster by IAM roles",
    why: "The keys of an IAM user never run out, and get copied; a role is assumed for an hour, by somebody known.",
    mend: "Name roles in `adminPrincipalArns` of the EksCluster.",
    severity: "medium",
    references: [{ id: "CKV_AWS_273" }],
    types: [accessEntry, association],
    guards: [
        { type: accessEntry, property: "principalArn" },
        { type: association, property: "principalArn" },
    ],
    scope: "resource",
    *check({ properties: { principalArn } }) {
        if (!/^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(principalArn)) {
            yield { property: "principalArn", expected: "the ARN of an IAM role", found: principalArn };
        }
    },
};
