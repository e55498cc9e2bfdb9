import * as pulumi from "@pulumi/pulumi";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import { rejectFaults } from "../shared/arguments";
import { regionOf } from "../shared/aws-arns";
import { containerResources } from "../shared/container-resources";
import { restrictedContainer } from "../shared/restricted-container";
import { charts } from "../shared/versions";
import type { AwsPolicyStatement } from "../workload-identity/aws-policies";
import { AwsWorkloadIdentity } from "../workload-identity/aws-workload-identity";
import type { EksClusterReference } from "./eks-cluster-args";
import { eksRelease, kubernetesVersionFaults } from "./eks-versions";

export interface EksClusterAutoscalerArgs {
    /** The cluster whose managed node groups to size. */
    readonly cluster: EksClusterReference;
    /** The cluster's minor version of Kubernetes, which the autoscaler must have too. */
    readonly kubernetesVersion: string;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

const serviceAccountName = "cluster-autoscaler";

/**
 * The Cluster Autoscaler by its Helm chart: it adds nodes to the managed node groups of a cluster for pods that find no
 * place, and removes those that are not needed. It finds the groups by the tags that EKS gives them. `EksCluster` has one;
 * others need the add-on `eks-pod-identity-agent`, and have room for one of it.
 */
export class EksClusterAutoscaler extends pulumi.ComponentResource {
    /** ARN of the role by which it changes the node groups. */
    readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: EksClusterAutoscalerArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("EksClusterAutoscaler", name, kubernetesVersionFaults(args.kubernetesVersion));
        super("fairlead:index:EksClusterAutoscaler", name, {}, opts);

        const { cluster, kubernetesVersion, tags } = args;
        const identity = new AwsWorkloadIdentity(
            name,
            {
                cluster,
                namespace: "kube-system",
                serviceAccountName,
                statements: autoscalerStatements(cluster.clusterName),
                tags,
            },
            { parent: this },
        );
        new Release(
            name,
            {
                name: "cluster-autoscaler",
                namespace: identity.namespace,
                ...charts.clusterAutoscaler,
                values: {
                    cloudProvider: "aws",
                    // Without it the autoscaler would ask the nodes' metadata service, which pods can't reach.
                    awsRegion: pulumi.output(cluster.clusterArn).apply(regionOf),
                    autoDiscovery: { clusterName: cluster.clusterName },
                    fullnameOverride: "cluster-autoscaler",
                    image: { tag: eksRelease(kubernetesVersion).clusterAutoscaler },
                    rbac: {
                        serviceAccount: {
                            name: identity.serviceAccountName,
                            annotations: identity.serviceAccountAnnotations,
                        },
                    },
                    ...autoscalerPodValues,
                },
            },
            { parent: this },
        );

        this.roleArn = identity.roleArn;
        this.registerOutputs({ roleArn: this.roleArn });
    }
}

/** How the autoscaler decides, and how its pod is held to the restricted level of Pod Security. */
const autoscalerPodValues = {
    extraArgs: { "balance-similar-node-groups": true, expander: "least-waste" },
    securityContext: {
        runAsNonRoot: true,
        runAsUser: 65534,
        runAsGroup: 65534,
        fsGroup: 65534,
        seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: restrictedContainer,
    resources: containerResources("100m", "300Mi", "600Mi"),
};

/**
 * What the autoscaler needs: to see all groups, for AWS can't restrict that, and to size those of its own cluster.
 * Source: kubernetes/autoscaler, `cluster-autoscaler/cloudprovider/aws/README.md`, 2026-08
 */
export function autoscalerStatements(clusterName: pulumi.Input<string>): AwsPolicyStatement[] {
    return [
        {
            actions: [
                "autoscaling:DescribeAutoScalingGroups",
                "autoscaling:DescribeAutoScalingInstances",
                "autoscaling:DescribeLaunchConfigurations",
                "autoscaling:DescribeScalingActivities",
                "ec2:DescribeImages",
                "ec2:DescribeInstanceTypes",
                "ec2:DescribeLaunchTemplateVersions",
                "ec2:GetInstanceTypesFromInstanceRequirements",
                "eks:DescribeNodegroup",
            ],
            resources: ["*"],
        },
        {
            actions: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
            resources: ["*"],
            conditions: [
                {
                    test: "StringEquals",
                    variable: pulumi.interpolate`autoscaling:ResourceTag/kubernetes.io/cluster/${clusterName}`,
                    values: ["owned"],
                },
            ],
        },
    ];
}
