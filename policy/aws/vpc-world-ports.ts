import type { ResourceRule } from "../rule";
import { isWorld } from "../networks";
import {
    defaultSecurityGroup,
    ingressRule,
    securityGroup,
    securityGroupRule,
    showPorts,
    trafficOf,
    type Ports,
    type TrafficProperties,
} from "./traffic";

/** The internet is full of programs that try every port of every address, all day. */
export const vpcWorldPorts: ResourceRule<TrafficProperties> = {
    name: "vpc-world-ports",
    title: "The whole internet reaches HTTP and HTTPS only",
    why: "An open SSH, database or API port is found within hours and attacked by whoever learns of a hole in it.",
    mend: "Name the networks or the security group that need the port; only the ports 80 and 443 of a load balancer are for all.",
    severity: "critical",
    references: [{ id: "CKV_AWS_24" }, { id: "CKV_AWS_25" }, { id: "CKV_AWS_277" }],
    types: [securityGroup, defaultSecurityGroup, securityGroupRule, ingressRule],
    guards: ["ipProtocol", "fromPort", "toPort"].map((property) => ({
        type: ingressRule,
        property,
        where: { cidrIpv4: "0.0.0.0/0" },
    })),
    scope: "resource",
    *check(subject) {
        for (const { direction, networks, ports } of trafficOf(subject)) {
            if (direction === "egress") {
                continue;
            }
            for (const [property, cidr] of networks()) {
                if (isWorld(cidr) && !isWeb(ports())) {
                    const expected = `known networks for ${showPorts(ports())}, not the whole internet`;
                    yield { property, expected, found: cidr };
                }
            }
        }
    },
};

/** HTTP and HTTPS, the latter over QUIC as well. */
function isWeb({ protocol, from, to }: Ports): boolean {
    return from === to && ((protocol === "tcp" && (to === 80 || to === 443)) || (protocol === "udp" && to === 443));
}
