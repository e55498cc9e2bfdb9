import type * as pulumi from "@pulumi/pulumi";
import type { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { Listener } from "@pulumi/aws/lb/listener";
import { LoadBalancer } from "@pulumi/aws/lb/loadBalancer";

import { namedTags } from "../shared/aws-tags";
import { knownAfter } from "../shared/outputs";
import { balancerName, createTargetGroup, type Balancer } from "./aws-balancer-parts";
import type { AwsLoadBalancerArgs } from "./aws-load-balancer-args";

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html, 2026-11-21 */
const recommendedTlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** Ends TLS, and sends who comes without it to HTTPS. */
export function createApplicationBalancer(
    name: string,
    args: AwsLoadBalancerArgs,
    group: SecurityGroup,
    parent: pulumi.Resource,
): Balancer {
    const { network, tags, deletionProtection = false } = args;
    const balancer = new LoadBalancer(
        balancerName(name),
        {
            loadBalancerType: "application",
            internal: false,
            subnets: network.publicSubnetIds,
            securityGroups: [group.id],
            dropInvalidHeaderFields: true,
            enableDeletionProtection: deletionProtection,
            tags: namedTags(name, tags),
        },
        { parent },
    );
    const targets = createTargetGroup(
        `${name}-http`,
        args,
        {
            protocol: "HTTP",
            port: 80,
            // NGINX answers 404 for hosts it does not know, which shows that it lives.
            healthCheck: { protocol: "HTTP", path: "/", matcher: "200-499" },
        },
        parent,
    );
    const https = new Listener(
        `${name}-https`,
        {
            loadBalancerArn: balancer.arn,
            protocol: "HTTPS",
            port: 443,
            certificateArn: args.certificateArn,
            sslPolicy: args.tlsPolicy ?? recommendedTlsPolicy,
            defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
            tags: namedTags(`${name}-https`, tags),
        },
        { parent },
    );
    new Listener(
        `${name}-http`,
        {
            loadBalancerArn: balancer.arn,
            protocol: "HTTP",
            port: 80,
            defaultActions: [
                { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
            ],
            tags: namedTags(`${name}-http`, tags),
        },
        { parent },
    );
    return { balancer, addresses: [], httpTargetGroupArn: knownAfter(targets.arn, [https.id]) };
}
