import * as pulumi from "@pulumi/pulumi";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import type { EksClusterReference } from "../cluster/eks-cluster-args";
import type { AwsNetworkReference } from "../network/aws-network-references";
import { rejectFaults } from "../shared/arguments";
import { wholeNumber } from "../shared/argument-rules";
import { regionOf } from "../shared/aws-arns";
import { charts } from "../shared/versions";
import type { AwsPolicyStatement } from "../workload-identity/aws-policies";
import { AwsWorkloadIdentity } from "../workload-identity/aws-workload-identity";
import { loadBalancerControllerValues } from "./aws-load-balancer-controller-values";
import type { AwsLoadBalancerReference } from "./aws-load-balancer-args";

export interface AwsLoadBalancerControllerArgs {
    /** The cluster it runs in. */
    readonly cluster: EksClusterReference;
    /** The network of the cluster. */
    readonly network: AwsNetworkReference;
    /** The load balancers whose targets it may change. */
    readonly loadBalancers: AwsLoadBalancerReference[];
    /**
     * Pods, of which one works and the others stand by.
     * @default 2
     */
    readonly replicas?: number;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

const serviceAccountName = "aws-load-balancer-controller";

/**
 * The AWS Load Balancer Controller by its Helm chart, for `AwsLoadBalancerBinding` alone: it keeps the targets of load
 * balancers that Pulumi owns, and makes none itself, neither for Services nor for Ingress objects. One a cluster.
 */
export class AwsLoadBalancerController extends pulumi.ComponentResource {
    /** ARN of the role by which it changes targets. */
    readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: AwsLoadBalancerControllerArgs, opts?: pulumi.ComponentResourceOptions) {
        const { cluster, network, loadBalancers, replicas = 2, tags } = args;
        rejectFaults("AwsLoadBalancerController", name, [
            ...wholeNumber("replicas", replicas, 1, 10, "pods"),
            ...(loadBalancers.length > 0
                ? []
                : [
                      {
                          path: "loadBalancers",
                          expected: "at least one load balancer",
                          got: loadBalancers,
                          repair: "pass those that bindings are for, or leave the controller out",
                      },
                  ]),
        ]);
        super("fairlead:index:AwsLoadBalancerController", name, {}, opts);

        const identity = new AwsWorkloadIdentity(
            name,
            {
                cluster,
                namespace: "kube-system",
                serviceAccountName,
                statements: targetStatements(loadBalancers),
                tags,
            },
            { parent: this },
        );
        new Release(
            name,
            {
                name: serviceAccountName,
                namespace: identity.namespace,
                ...charts.loadBalancerController,
                values: loadBalancerControllerValues({
                    clusterName: cluster.clusterName,
                    region: pulumi.output(cluster.clusterArn).apply(regionOf),
                    vpcId: network.vpcId,
                    serviceAccount: {
                        name: identity.serviceAccountName,
                        annotations: identity.serviceAccountAnnotations,
                    },
                    replicas,
                }),
            },
            { parent: this },
        );

        this.roleArn = identity.roleArn;
        this.registerOutputs({ roleArn: this.roleArn });
    }
}

/**
 * What the controller needs for bindings without `networking`: to look, which AWS can't restrict, and to add and remove
 * targets of these load balancers. The documented subset has the changing of target groups too, which no binding asks for.
 * Source: kubernetes-sigs/aws-load-balancer-controller v3.5.0, `docs/deploy/installation.md`, and the calls in
 * `pkg/targetgroupbinding`
 */
export function targetStatements(loadBalancers: readonly AwsLoadBalancerReference[]): AwsPolicyStatement[] {
    const targetGroups = loadBalancers.flatMap(({ httpTargetGroupArn, httpsTargetGroupArn }) => [
        httpTargetGroupArn,
        ...(httpsTargetGroupArn === undefined ? [] : [httpsTargetGroupArn]),
    ]);
    return [
        {
            actions: [
                "ec2:DescribeInstances",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeVpcs",
                "elasticloadbalancing:DescribeTargetGroups",
                "elasticloadbalancing:DescribeTargetHealth",
            ],
            resources: ["*"],
        },
        {
            actions: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
            resources: targetGroups,
        },
    ];
}
