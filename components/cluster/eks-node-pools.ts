import type * as pulumi from "@pulumi/pulumi";
import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate";
import { NodeGroup } from "@pulumi/aws/eks/nodeGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";

import { managedPolicyArn } from "../shared/aws-arns";
import { namedTags } from "../shared/aws-tags";
import { knownAfter } from "../shared/outputs";
import type { EksNodePool } from "./eks-cluster-args";

/** What all pools of a cluster have in common. */
export interface NodePoolSetting {
    readonly clusterName: pulumi.Input<string>;
    readonly kubernetesVersion: string;
    readonly nodeRoleArn: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<string>[];
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/**
 * What nodes may do: join the cluster and pull images from the account's registries. Pods get nothing of it, since they
 * can't reach the nodes' metadata service.
 *
 * @returns the role's ARN, known once it has its rights.
 */
export function createNodeRole(
    name: string,
    tags: NodePoolSetting["tags"],
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    const assumeRolePolicy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
    const role = new Role(
        `${name}-nodes`,
        { description: `Nodes of the EKS cluster ${name}`, assumeRolePolicy, tags },
        opts,
    );
    const rights = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"].map(
        (policy) =>
            new RolePolicyAttachment(
                `${name}-nodes-${policy}`,
                { role: role.name, policyArn: managedPolicyArn(policy) },
                opts,
            ),
    );
    return knownAfter(
        role.arn,
        rights.map(({ role }) => role),
    );
}

/**
 * A managed node group with a launch template of its own. It is not `eks.ManagedNodeGroup`, which offers neither how many
 * nodes an update takes at once nor repair. Its name is Pulumi's, so that a new one can stand beside the one it replaces.
 */
export function createNodePool(
    name: string,
    pool: EksNodePool,
    setting: NodePoolSetting,
    opts: pulumi.CustomResourceOptions,
): NodeGroup {
    const { clusterName, kubernetesVersion, nodeRoleArn, subnetIds, tags } = setting;
    const template = new LaunchTemplate(name, launchTemplate(name, pool, tags), opts);
    return new NodeGroup(
        name,
        {
            clusterName,
            version: kubernetesVersion,
            nodeRoleArn,
            subnetIds,
            amiType: isArm(pool.instanceTypes[0] ?? "") ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD",
            instanceTypes: pool.instanceTypes,
            capacityType: pool.spot === true ? "SPOT" : "ON_DEMAND",
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
            scalingConfig: {
                desiredSize: pool.count ?? pool.minCount,
                minSize: pool.minCount,
                maxSize: pool.maxCount,
            },
            updateConfig: { maxUnavailablePercentage: 33 },
            nodeRepairConfig: { enabled: true },
            labels: pool.labels,
            taints: pool.taints,
            tags,
        },
        // The autoscaler owns the number of nodes.
        { ...opts, ignoreChanges: ["scalingConfig.desiredSize"] },
    );
}

/** Whether the processor of an instance type is Graviton: a `g` after the generation, as in `m7g` and `c7gn`. */
export function isArm(instanceType: string): boolean {
    return /^[a-z]+\d+g/.test(instanceType);
}

/** Disk and metadata service of the nodes. The image and what starts on it are EKS's own. */
function launchTemplate(name: string, { diskSizeGb = 64 }: EksNodePool, tags: NodePoolSetting["tags"]) {
    return {
        // Pods are one hop further away than the node, and must not get the node's credentials.
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
            {
                deviceName: "/dev/xvda",
                ebs: { encrypted: "true", volumeType: "gp3", volumeSize: diskSizeGb, deleteOnTermination: "true" },
            },
        ],
        tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
            resourceType,
            tags: namedTags(name, tags),
        })),
        updateDefaultVersion: true,
        tags,
    };
}
