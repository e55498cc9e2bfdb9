import * as pulumi from "@pulumi/pulumi";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";

import { namedTags } from "../shared/aws-tags";
import type { AwsLoadBalancerReference } from "./aws-load-balancer-args";

/**
 * Labels for the namespace of the Service: its pods then count as ready only once the load balancer uses them, so that a
 * rollout never ends the last pod that is used. They hold for pods that are created after the binding.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
export const readinessGateLabels: Readonly<Record<string, string>> = {
    "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled",
};

export interface AwsLoadBalancerBindingArgs {
    /** The load balancer: an `AwsLoadBalancer`, or the facts of another. */
    readonly loadBalancer: AwsLoadBalancerReference;
    /** Id of the security group that the pods have: EksCluster's `clusterSecurityGroupId`. */
    readonly clusterSecurityGroupId: pulumi.Input<string>;
    /** Namespace of the Service. */
    readonly namespace: pulumi.Input<string>;
    /** Name of the Service, with ports 80 and 443 that lead to the same ports of its pods. */
    readonly serviceName: pulumi.Input<string>;
    /**
     * Tags of the rules between the load balancer and the pods.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * Leads what a load balancer receives to the pods of a Service, by the AWS Load Balancer Controller's TargetGroupBinding,
 * and lets the load balancer reach these pods on these ports and nothing else.
 *
 * The controller must run before the binding is created, and until it is deleted: let the binding depend on it.
 */
export class AwsLoadBalancerBinding extends pulumi.ComponentResource {
    constructor(name: string, args: AwsLoadBalancerBindingArgs, opts?: pulumi.ComponentResourceOptions) {
        super("fairlead:index:AwsLoadBalancerBinding", name, {}, opts);

        const { httpTargetGroupArn, httpsTargetGroupArn } = args.loadBalancer;
        this.bind(`${name}-http`, 80, httpTargetGroupArn, args);
        if (httpsTargetGroupArn !== undefined) {
            this.bind(`${name}-https`, 443, httpsTargetGroupArn, args);
        }
        this.registerOutputs({});
    }

    private bind(
        child: string,
        port: number,
        targetGroupARN: pulumi.Input<string>,
        { loadBalancer, clusterSecurityGroupId, namespace, serviceName, tags }: AwsLoadBalancerBindingArgs,
    ): void {
        const balancerGroupId = loadBalancer.loadBalancerSecurityGroupId;
        const rule = {
            ipProtocol: "tcp",
            fromPort: port,
            toPort: port,
            description: "From the load balancer to the pods it leads to",
            tags: namedTags(child, tags),
        };
        const out = new SecurityGroupEgressRule(
            child,
            { ...rule, securityGroupId: balancerGroupId, referencedSecurityGroupId: clusterSecurityGroupId },
            { parent: this },
        );
        const into = new SecurityGroupIngressRule(
            child,
            { ...rule, securityGroupId: clusterSecurityGroupId, referencedSecurityGroupId: balancerGroupId },
            { parent: this },
        );
        new CustomResource(
            child,
            {
                apiVersion: "elbv2.k8s.aws/v1beta1",
                kind: "TargetGroupBinding",
                metadata: { name: child, namespace },
                // Without `networking`, the controller leaves security groups alone.
                spec: { targetGroupARN, targetType: "ip", serviceRef: { name: serviceName, port } },
            },
            // The controller refuses to change the target group of a binding.
            {
                parent: this,
                dependsOn: [out, into],
                replaceOnChanges: ["spec.targetGroupARN"],
                deleteBeforeReplace: true,
            },
        );
    }
}
