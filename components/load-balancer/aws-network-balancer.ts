import type * as pulumi from "@pulumi/pulumi";
import { Eip } from "@pulumi/aws/ec2/eip";
import type { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { Listener } from "@pulumi/aws/lb/listener";
import { LoadBalancer } from "@pulumi/aws/lb/loadBalancer";

import { namedTags } from "../shared/aws-tags";
import { knownAfter } from "../shared/outputs";
import { balancerName, createTargetGroup, type Balancer } from "./aws-balancer-parts";
import type { AwsLoadBalancerArgs } from "./aws-load-balancer-args";

/** Passes connections on as they are, from an address in each zone. */
export function createNetworkBalancer(
    name: string,
    args: AwsLoadBalancerArgs,
    group: SecurityGroup,
    parent: pulumi.Resource,
): Balancer {
    const { network, tags, deletionProtection = false, protect = true } = args;
    const places = network.publicSubnetIds.map((subnetId, zone) => {
        const child = `${name}-${zone + 1}`;
        const address = new Eip(child, { domain: "vpc", tags: namedTags(child, tags) }, { parent, protect });
        return { subnetId, address };
    });
    const balancer = new LoadBalancer(
        balancerName(name),
        {
            loadBalancerType: "network",
            internal: false,
            subnetMappings: places.map(({ subnetId, address }) => ({ subnetId, allocationId: address.allocationId })),
            securityGroups: [group.id],
            // Who uses one of the addresses must reach the pods of every zone.
            enableCrossZoneLoadBalancing: true,
            enableDeletionProtection: deletionProtection,
            tags: namedTags(name, tags),
        },
        // Two can not have the same addresses, even for a moment.
        { parent, deleteBeforeReplace: true },
    );
    return {
        balancer,
        addresses: places.map(({ address }) => address.publicIp),
        httpTargetGroupArn: passOn(`${name}-http`, 80, args, balancer, parent),
        httpsTargetGroupArn: passOn(`${name}-https`, 443, args, balancer, parent),
    };
}

/** Passes the connections of a port on to pods, which see the clients' own addresses. */
function passOn(
    child: string,
    port: number,
    args: AwsLoadBalancerArgs,
    balancer: LoadBalancer,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const targets = createTargetGroup(
        child,
        args,
        { protocol: "TCP", port, preserveClientIp: "true", healthCheck: { protocol: "TCP" } },
        parent,
    );
    const listener = new Listener(
        child,
        {
            loadBalancerArn: balancer.arn,
            protocol: "TCP",
            port,
            defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
            tags: namedTags(child, args.tags),
        },
        { parent },
    );
    return knownAfter(targets.arn, [listener.id]);
}
