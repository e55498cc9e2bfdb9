import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "@pulumi/aws/lb/loadBalancer";
import { TargetGroup } from "@pulumi/aws/lb/targetGroup";

import { namedTags } from "../shared/aws-tags";
import { shorten } from "../shared/names";
import type { AwsLoadBalancerArgs } from "./aws-load-balancer-args";

/** A load balancer with its listeners. */
export interface Balancer {
    readonly balancer: LoadBalancer;
    /** The addresses that stay the same. */
    readonly addresses: pulumi.Output<string>[];
    readonly httpTargetGroupArn: pulumi.Output<string>;
    readonly httpsTargetGroupArn?: pulumi.Output<string>;
}

/** How pods are reached, and how they show that they live. */
export interface Targets {
    readonly protocol: "TCP" | "HTTP";
    readonly port: number;
    readonly preserveClientIp?: "true";
    readonly healthCheck: { readonly protocol: "TCP" | "HTTP"; readonly path?: string; readonly matcher?: string };
}

/** Load balancers and target groups have names of at most 32 letters, digits and hyphens. Pulumi adds 8 to this one. */
export function balancerName(name: string): string {
    return shorten(name.replace(/[^A-Za-z0-9-]/g, "-"), 24);
}

/** Pods by their addresses: the controller in the cluster enters and removes them. */
export function createTargetGroup(
    child: string,
    { network, tags }: AwsLoadBalancerArgs,
    targets: Targets,
    parent: pulumi.Resource,
): TargetGroup {
    return new TargetGroup(
        balancerName(child),
        {
            ...targets,
            vpcId: network.vpcId,
            targetType: "ip",
            // A pod is used, or used no more, within 20 seconds.
            healthCheck: {
                ...targets.healthCheck,
                interval: 10,
                timeout: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 2,
            },
            // NGINX ends within a minute of being told to.
            deregistrationDelay: 60,
            tags: namedTags(child, tags),
        },
        { parent },
    );
}
