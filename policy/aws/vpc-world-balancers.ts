import type { Unwrap } from "@pulumi/pulumi";
import type { SecurityGroupState } from "@pulumi/aws/ec2/securityGroup";
import type { LoadBalancerState } from "@pulumi/aws/lb/loadBalancer";

import type { Stack, StackRule, Subject } from "../rule";
import { idOf } from "./arns";
import { loadBalancers } from "./load-balancers";
import { isWorld } from "../networks";
import { ingressRule, securityGroup, securityGroupRule, trafficOf, type TrafficProperties } from "./traffic";

type Properties = TrafficProperties & Pick<Unwrap<SecurityGroupState>, "arn">;

/** What the internet reaches is built to be reached: it takes connections in, and hands on what it understands. */
export const vpcWorldBalancers: StackRule<Properties> = {
    name: "vpc-world-balancers",
    title: "The whole internet reaches load balancers only",
    why: "Nodes, databases and endpoints behind an open security group wait for one wrong route or address to be attacked.",
    mend: "Admit the security group of the load balancer instead of addresses, or name the networks.",
    severity: "high",
    references: [{ id: "CKV_AWS_260" }],
    types: [securityGroup, securityGroupRule, ingressRule],
    guards: [{ type: ingressRule, property: "cidrIpv4", absent: "safe" }],
    scope: "stack",
    *check(subject, stack) {
        for (const { direction, networks } of trafficOf(subject)) {
            if (direction === "egress") {
                continue;
            }
            for (const [property, cidr] of networks()) {
                if (isWorld(cidr) && !groupsOfBalancers(stack).includes(groupOf(subject))) {
                    yield { property, expected: "known networks, as this is no load balancer's group", found: cidr };
                }
            }
        }
    },
};

function groupOf({ type, properties }: Subject<Properties>): string | undefined {
    return type === securityGroup && properties.arn !== undefined ? idOf(properties.arn) : properties.securityGroupId;
}

function groupsOfBalancers(stack: Stack): (string | undefined)[] {
    return loadBalancers
        .flatMap((type) => stack.ofType<Unwrap<LoadBalancerState>>(type))
        .flatMap(({ properties }) => properties.securityGroups ?? []);
}
