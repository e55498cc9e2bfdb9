import * as pulumi from "@pulumi/pulumi";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";

import type { EksClusterReference } from "../cluster/eks-cluster-args";
import { managedPolicyArn } from "../shared/aws-arns";
import { knownAfter } from "../shared/outputs";
import { policyDocument, type AwsPolicyStatement } from "./aws-policies";

/** Which service account gets a role, and what the role may do. */
export interface PodIdentityRoleArgs {
    readonly cluster: EksClusterReference;
    readonly namespace: pulumi.Input<string>;
    readonly serviceAccountName: pulumi.Input<string>;
    /** What the role may do by statements of its own. */
    readonly statements?: readonly AwsPolicyStatement[];
    /** What it may do by AWS's managed policies, by their names as the ARN has them. */
    readonly managedPolicies?: readonly string[];
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A role that EKS gives to the pods of one service account of one cluster.
 *
 * @returns its ARN, known once its rights exist, so that no pod starts without them.
 */
export function createPodIdentityRole(
    name: string,
    { cluster, namespace, serviceAccountName, statements = [], managedPolicies = [], tags }: PodIdentityRoleArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    const role = new Role(
        `${name}-role`,
        {
            description: pulumi.interpolate`Pods of ${namespace}/${serviceAccountName} in the EKS cluster ${cluster.clusterName}`,
            assumeRolePolicy: pulumi
                .all([cluster.clusterArn, namespace, serviceAccountName])
                .apply(([arn, ...account]) => JSON.stringify(podIdentityTrust(arn, ...account))),
            tags,
        },
        opts,
    );
    const rights: (RolePolicy | RolePolicyAttachment)[] = managedPolicies.map(
        (policy) =>
            new RolePolicyAttachment(
                `${name}-${policy.slice(policy.lastIndexOf("/") + 1)}`,
                { role: role.name, policyArn: managedPolicyArn(policy) },
                opts,
            ),
    );
    if (statements.length > 0) {
        rights.push(new RolePolicy(`${name}-rights`, { role: role.name, policy: policyDocument(statements) }, opts));
    }
    return knownAfter(
        role.arn,
        rights.map(({ role }) => role),
    );
}

/**
 * Trust in EKS Pod Identity, for one service account of one cluster only: EKS tags each session with all three.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html and pod-id-abac.html
 */
export function podIdentityTrust(clusterArn: string, namespace: string, serviceAccountName: string) {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "pods.eks.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
                Condition: {
                    StringEquals: {
                        "aws:RequestTag/eks-cluster-arn": clusterArn,
                        "aws:RequestTag/kubernetes-namespace": namespace,
                        "aws:RequestTag/kubernetes-service-account": serviceAccountName,
                    },
                },
            },
        ],
    };
}
