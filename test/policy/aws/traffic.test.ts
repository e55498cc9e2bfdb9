import { loadBalancers } from "../../../policy/aws/load-balancers";
import {
    defaultSecurityGroup,
    egressRule,
    ingressRule,
    securityGroup,
    securityGroupRule,
} from "../../../policy/aws/traffic";
import { vpcRulesDescribed } from "../../../policy/aws/vpc-rules-described";
import { vpcWorldBalancers } from "../../../policy/aws/vpc-world-balancers";
import { vpcWorldEgress } from "../../../policy/aws/vpc-world-egress";
import { vpcWorldPorts } from "../../../policy/aws/vpc-world-ports";
import { describeRule } from "../rule-cases";

const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443, description: "HTTPS" };
const ssh = { protocol: "tcp", fromPort: 22, toPort: 22, description: "SSH" };
const balancer = (type: string | undefined, ...securityGroups: string[]) => ({
    type: type ?? "",
    properties: { securityGroups },
});

describe("rules on traffic in networks of AWS", () => {
    describeRule(vpcWorldPorts, {
        compliant: {
            "HTTPS for all": { properties: { ...https, cidrIpv4: "0.0.0.0/0" }, type: ingressRule },
            "SSH for a network, and to all": {
                properties: {
                    ingress: [{ ...ssh, cidrBlocks: ["10.0.0.0/8"], ipv6CidrBlocks: ["2001:db8::/32"] }],
                    egress: [{ ...ssh, cidrBlocks: ["0.0.0.0/0"] }],
                },
                type: securityGroup,
            },
            "HTTP/3 for all, by the number of UDP": {
                properties: { type: "ingress", protocol: "17", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] },
                type: securityGroupRule,
            },
        },
        broken: {
            "SSH for all, in a group": {
                of: "SSH for a network, and to all",
                change: { "ingress[0].cidrBlocks": ["10.0.0.0/8", "0.0.0.0/0"] },
                findings: [
                    'ingress[0].cidrBlocks[1]: expected known networks for tcp 22, not the whole internet, found "0.0.0.0/0"',
                ],
            },
            "SSH for all over IPv6, in a group": {
                of: "SSH for a network, and to all",
                change: { "ingress[0].ipv6CidrBlocks": ["::/0"] },
                findings: [
                    'ingress[0].ipv6CidrBlocks[0]: expected known networks for tcp 22, not the whole internet, found "::/0"',
                ],
            },
            "many ports for all, in a rule": {
                change: { fromPort: 0 },
                findings: [
                    'cidrIpv4: expected known networks for tcp 0 to 443, not the whole internet, found "0.0.0.0/0"',
                ],
            },
            "everything for all, in a rule": {
                change: { ipProtocol: "-1", fromPort: undefined, toPort: undefined, cidrIpv4: "128.0.0.0/1" },
                findings: [
                    "cidrIpv4: expected known networks for every protocol and port, not the whole internet, " +
                        'found "128.0.0.0/1"',
                ],
            },
            "PostgreSQL for all, in the older rule": {
                of: "HTTP/3 for all, by the number of UDP",
                change: { protocol: "TCP", fromPort: 5432, toPort: 5432 },
                findings: [
                    'cidrBlocks[0]: expected known networks for tcp 5432, not the whole internet, found "0.0.0.0/0"',
                ],
            },
            "everything for all, in the default group": {
                of: "SSH for a network, and to all",
                type: defaultSecurityGroup,
                change: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
                findings: [
                    "ingress[0].cidrBlocks[0]: expected known networks for every protocol and port, " +
                        'not the whole internet, found "0.0.0.0/0"',
                ],
            },
        },
        unknown: ["cidrIpv4", "fromPort"],
    });

    describeRule(vpcWorldBalancers, {
        compliant: {
            "a load balancer for all": {
                properties: { ...https, securityGroupId: "sg-1", cidrIpv4: "0.0.0.0/0" },
                type: ingressRule,
                stack: [balancer(loadBalancers[0], "sg-1")],
            },
            "an endpoint for a network": {
                properties: { ...https, securityGroupId: "sg-2", cidrIpv4: "10.0.0.0/20" },
                type: ingressRule,
            },
            "a group of a load balancer for all, by its other name": {
                properties: {
                    arn: "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-3",
                    ingress: [{ ...ssh, fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
                },
                type: securityGroup,
                stack: [balancer(loadBalancers[1], "sg-3")],
            },
        },
        broken: {
            "an endpoint for all": {
                of: "an endpoint for a network",
                change: { cidrIpv4: "0.0.0.0/0" },
                findings: [`cidrIpv4: expected known networks, as this is no load balancer's group, found "0.0.0.0/0"`],
            },
            "another group than the load balancer's": {
                of: "a group of a load balancer for all, by its other name",
                stack: [balancer(loadBalancers[0], "sg-1")],
                findings: [
                    `ingress[0].cidrBlocks[0]: expected known networks, as this is no load balancer's group, found "0.0.0.0/0"`,
                ],
            },
        },
        unknown: ["cidrIpv4", "securityGroupId"],
    });

    describeRule(vpcWorldEgress, {
        compliant: {
            "HTTPS to all": { properties: { ...https, cidrIpv4: "0.0.0.0/0" }, type: egressRule },
            "everything to a group": {
                properties: { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, securityGroups: ["sg-1"] }] },
                type: securityGroup,
            },
        },
        broken: {
            "everything to all, in a rule": {
                change: { ipProtocol: "-1", cidrIpv6: "::/0", cidrIpv4: undefined },
                findings: [
                    "cidrIpv6: expected known networks for every protocol and port, not the whole internet, " +
                        'found "::/0"',
                ],
            },
            "everything to all, in a group": {
                of: "everything to a group",
                change: { "egress[0].cidrBlocks": ["0.0.0.0/0"] },
                findings: [
                    "egress[0].cidrBlocks[0]: expected known networks for every protocol and port, " +
                        'not the whole internet, found "0.0.0.0/0"',
                ],
            },
            "many ports to all, in the older rule": {
                type: securityGroupRule,
                change: {
                    type: "egress",
                    protocol: "tcp",
                    fromPort: 1,
                    toPort: 65_535,
                    cidrIpv4: undefined,
                    cidrBlocks: ["0.0.0.0/0"],
                },
                findings: [
                    'cidrBlocks[0]: expected known networks for tcp 1 to 65535, not the whole internet, found "0.0.0.0/0"',
                ],
            },
        },
        unknown: ["cidrIpv4", "toPort"],
    });

    describeRule(vpcRulesDescribed, {
        compliant: {
            "a group with a described rule": {
                properties: { description: "Who reaches the database", ingress: [ssh] },
                type: securityGroup,
            },
            "a described rule": { properties: https, type: ingressRule },
        },
        broken: {
            "a group with Pulumi's words": {
                change: { description: "Managed by Pulumi" },
                findings: ['description: expected what it is for, in words, found "Managed by Pulumi"'],
            },
            "a rule without words in a group": {
                change: { "ingress[0].description": "" },
                findings: ['ingress[0].description: expected what it is for, in words, found ""'],
            },
            "a rule without words": {
                of: "a described rule",
                change: { description: undefined },
                findings: ["description: expected what it is for, in words, found nothing"],
            },
        },
        unknown: ["description", "ingress[0].description"],
    });
});
