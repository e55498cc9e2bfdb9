import type { Unwrap } from "@pulumi/pulumi";
import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2/defaultSecurityGroup";
import type { SecurityGroupArgs } from "@pulumi/aws/ec2/securityGroup";
import type { SecurityGroupRuleArgs } from "@pulumi/aws/ec2/securityGroupRule";
import type { SecurityGroupEgressRuleArgs } from "@pulumi/aws/vpc/securityGroupEgressRule";
import type { SecurityGroupIngressRuleArgs } from "@pulumi/aws/vpc/securityGroupIngressRule";

import type { Subject } from "../rule";

/** Types in which rules of security groups are written. */
export const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
export const securityGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const ingressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const defaultSecurityGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

/** Properties of any of them. */
export type TrafficProperties = Partial<
    Unwrap<SecurityGroupArgs> &
        Unwrap<DefaultSecurityGroupArgs> &
        Unwrap<SecurityGroupRuleArgs> &
        Unwrap<SecurityGroupIngressRuleArgs> &
        Unwrap<SecurityGroupEgressRuleArgs>
>;

/** One rule of a security group, wherever it is written. Its parts are read when they are asked for. */
export interface Traffic {
    readonly direction: "ingress" | "egress";
    /** What goes before the name of a part: `ingress[0].`, or nothing. */
    readonly prefix: string;
    readonly ports: () => Ports;
    /** The networks that it admits, each with the path of its property. */
    readonly networks: () => Iterable<readonly [path: string, cidr: string]>;
    readonly description: () => string | undefined;
}

/** Ports of a protocol; `-1` stands for every protocol. */
export interface Ports {
    readonly protocol: string;
    readonly from: number;
    readonly to: number;
}

/** The rules that a resource consists of or contains. */
export function* trafficOf({ type, properties }: Subject<TrafficProperties>): Generator<Traffic> {
    if (type === ingressRule || type === egressRule) {
        yield {
            direction: type === ingressRule ? "ingress" : "egress",
            prefix: "",
            ports: () => portsOf(properties.ipProtocol, properties.fromPort, properties.toPort),
            networks: function* () {
                yield* single("cidrIpv4", properties.cidrIpv4);
                yield* single("cidrIpv6", properties.cidrIpv6);
            },
            description: () => properties.description,
        };
    } else if (type === securityGroupRule) {
        yield inlineTraffic(properties.type === "egress" ? "egress" : "ingress", "", properties);
    } else {
        yield* inlineTraffics("ingress", properties.ingress);
        yield* inlineTraffics("egress", properties.egress);
    }
}

interface InlineRule {
    readonly protocol?: string;
    readonly fromPort?: number;
    readonly toPort?: number;
    readonly cidrBlocks?: readonly string[];
    readonly ipv6CidrBlocks?: readonly string[];
    readonly description?: string;
}

function* inlineTraffics(direction: Traffic["direction"], rules: readonly InlineRule[] = []): Generator<Traffic> {
    for (const [index, rule] of rules.entries()) {
        yield inlineTraffic(direction, `${direction}[${index}].`, rule);
    }
}

function inlineTraffic(direction: Traffic["direction"], prefix: string, rule: InlineRule): Traffic {
    return {
        direction,
        prefix,
        ports: () => portsOf(rule.protocol, rule.fromPort, rule.toPort),
        networks: function* () {
            yield* listed(`${prefix}cidrBlocks`, rule.cidrBlocks);
            yield* listed(`${prefix}ipv6CidrBlocks`, rule.ipv6CidrBlocks);
        },
        description: () => rule.description,
    };
}

function* single(path: string, cidr: string | undefined): Generator<[string, string]> {
    // Among outputs, what is not set can be an empty text.
    if (cidr !== undefined && cidr !== "") {
        yield [path, cidr];
    }
}

function* listed(path: string, cidrs: readonly string[] = []): Generator<[string, string]> {
    for (const [index, cidr] of cidrs.entries()) {
        yield [`${path}[${index}]`, cidr];
    }
}

/** IANA's numbers of the protocols that have ports; AWS takes both forms. */
const protocolNames: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", all: "-1" };

function portsOf(protocol = "-1", from = 0, to = 65_535): Ports {
    const lower = protocol.toLowerCase();
    return { protocol: protocolNames[lower] ?? lower, from, to };
}

/** Ports as a reader knows them: `tcp 443`, `tcp 1 to 1024`, `every protocol`. */
export function showPorts({ protocol, from, to }: Ports): string {
    if (protocol === "-1") {
        return "every protocol and port";
    }
    return `${protocol} ${from === to ? from : `${from} to ${to}`}`;
}
