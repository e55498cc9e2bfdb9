import type * as pulumi from "@pulumi/pulumi";

import type { AwsNetworkReference } from "../network/aws-network-references";

/** What a load balancer does with connections. */
export const AwsLoadBalancerKind = {
    /** Passes connections on as they are, from addresses that stay the same: TLS ends in the cluster. */
    Network: "network",
    /** Ends TLS with a certificate of ACM, and sends who comes without it to HTTPS. Its addresses change. */
    Application: "application",
} as const;
export type AwsLoadBalancerKind = (typeof AwsLoadBalancerKind)[keyof typeof AwsLoadBalancerKind];

export interface AwsLoadBalancerArgs {
    /** The network whose public subnets it stands in: an `AwsNetwork`, or the ids of another. */
    readonly network: AwsNetworkReference;
    /**
     * What it does with connections. A change replaces the load balancer.
     * @default AwsLoadBalancerKind.Network
     */
    readonly kind?: AwsLoadBalancerKind;
    /**
     * ARN of the certificate by which HTTPS is served, in the region of the network: AwsCertificate's `certificateArn`.
     * @default none, which only a load balancer of kind `Network` may have
     */
    readonly certificateArn?: pulumi.Input<string>;
    /**
     * Which versions and ciphers of TLS a load balancer of kind `Application` takes, by one of AWS's policies.
     * @default "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", TLS 1.2 and 1.3, which AWS recommends
     */
    readonly tlsPolicy?: string;
    /**
     * Networks that may connect, in CIDR notation.
     * @default ["0.0.0.0/0"], everyone
     */
    readonly allowedCidrs?: string[];
    /**
     * Whether AWS refuses to delete the load balancer until an update has turned this off.
     * @default false
     */
    readonly deletionProtection?: boolean;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the addresses of a load balancer of kind `Network`, which DNS records of others may
     * name.
     * @default true
     */
    readonly protect?: boolean;
}

/** What a binding needs to know of a load balancer: `AwsLoadBalancer` itself, or the facts of one that exists. */
export interface AwsLoadBalancerReference {
    /** Id of the load balancer's security group. */
    readonly loadBalancerSecurityGroupId: pulumi.Input<string>;
    /** ARN of the target group for pods that serve HTTP on port 80. */
    readonly httpTargetGroupArn: pulumi.Input<string>;
    /**
     * ARN of the target group for pods that serve HTTPS on port 443.
     * @default none: TLS ends at the load balancer
     */
    readonly httpsTargetGroupArn?: pulumi.Input<string>;
}
