import type { ResourceRule } from "../rule";
import { isWorld } from "../networks";
import {
    defaultSecurityGroup,
    egressRule,
    securityGroup,
    securityGroupRule,
    showPorts,
    trafficOf,
    type TrafficProperties,
} from "./traffic";

/** A program that was taken over calls home, most often on a port that nobody needed. */
export const vpcWorldEgress: ResourceRule<TrafficProperties> = {
    name: "vpc-world-egress",
    title: "Nothing may send to the whole internet on every port",
    why: "Who gets into a machine sends out what is found there, and downloads tools, by any port that is open.",
    mend: "Name the security group or the networks that are sent to; to the whole internet, one port a rule.",
    severity: "medium",
    references: [{ id: "CKV_AWS_382" }],
    types: [securityGroup, defaultSecurityGroup, securityGroupRule, egressRule],
    guards: [],
    scope: "resource",
    *check(subject) {
        for (const { direction, networks, ports } of trafficOf(subject)) {
            if (direction === "ingress") {
                continue;
            }
            for (const [property, cidr] of networks()) {
                const { protocol, from, to } = ports();
                if (isWorld(cidr) && (protocol === "-1" || from !== to)) {
                    const expected = `known networks for ${showPorts(ports())}, not the whole internet`;
                    yield { property, expected, found: cidr };
                }
            }
        }
    },
};
