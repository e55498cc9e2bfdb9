import { acmNoWildcards } from "../../../policy/aws/acm-no-wildcards";
import { acmReplacement } from "../../../policy/aws/acm-replacement";
import { lbDeletionProtection } from "../../../policy/aws/lb-deletion-protection";
import { lbHttpsRedirect } from "../../../policy/aws/lb-https-redirect";
import { lbInvalidHeaders } from "../../../policy/aws/lb-invalid-headers";
import { lbTls } from "../../../policy/aws/lb-tls";
import { route53Caa } from "../../../policy/aws/route53-caa";
import { route53DanglingRecords } from "../../../policy/aws/route53-dangling-records";
import { route53Dnssec } from "../../../policy/aws/route53-dnssec";
import { route53QueryLog } from "../../../policy/aws/route53-query-log";
import { describeRule } from "../rule-cases";

const zone = { zoneId: "Z1", name: "shop.example" };
const inside = { zoneId: "Z2", name: "internal", vpcs: [{ vpcId: "vpc-1" }] };

const signing = (hostedZoneId: string, signingStatus?: string) => ({
    type: "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec",
    properties: { hostedZoneId, signingStatus },
});
const queryLog = (zoneId: string) => ({ type: "aws:route53/queryLog:QueryLog", properties: { zoneId } });
const record = (name: string, ...records: string[]) => ({
    type: "aws:route53/record:Record",
    properties: { zoneId: "Z1", name, type: "CAA", records },
});
const eip = { type: "aws:ec2/eip:Eip", properties: { publicIp: "203.0.113.7" } };
const balancer = {
    type: "aws:lb/loadBalancer:LoadBalancer",
    properties: { dnsName: "shop-1.eu-west-1.elb.amazonaws.com" },
};

describe("rules on DNS of AWS", () => {
    describeRule(route53Dnssec, {
        compliant: {
            "a signed zone": { properties: zone, stack: [signing("Z1")] },
            "a private zone": inside,
        },
        broken: {
            "no signature": {
                stack: [signing("Z9")],
                findings: ["expected a HostedZoneDnsSec of this zone, SIGNING, found nothing"],
            },
            "a signature that was turned off": {
                stack: [signing("Z1", "NOT_SIGNING")],
                findings: ['expected a HostedZoneDnsSec of this zone, SIGNING, found "NOT_SIGNING"'],
            },
        },
        unknown: ["zoneId"],
    });

    describeRule(route53QueryLog, {
        compliant: { "a log": { properties: zone, stack: [queryLog("Z1")] }, "a private zone": inside },
        broken: {
            "no log": { stack: [], findings: ["expected a QueryLog of this zone, found nothing"] },
            "a log of others": {
                stack: [queryLog("Z9")],
                findings: ["expected a QueryLog of this zone, found nothing"],
            },
        },
        unknown: ["zoneId"],
    });

    const caa = "expected a CAA record of the zone's own name with an issue tag, found";
    describeRule(route53Caa, {
        compliant: {
            "an authority": { properties: zone, stack: [record("Shop.example.", '0 issue "letsencrypt.org"')] },
            "a private zone": inside,
        },
        broken: {
            "no record": { stack: [], findings: [`${caa} nothing`] },
            "a record of one name": {
                stack: [record("www.shop.example", '0 issue "letsencrypt.org"')],
                findings: [`${caa} nothing`],
            },
            "an authority for wildcards only": {
                stack: [record("shop.example", '0 issuewild ";"')],
                findings: [`${caa} ["0 issuewild \\";\\""]`],
            },
        },
        unknown: ["zoneId", "name"],
    });

    const ours = "expected an address of an Eip of the program, or a private one, found";
    const balancers = "expected a load balancer of the program, found";
    describeRule(route53DanglingRecords, {
        compliant: {
            "an own address, and a private one": {
                properties: { type: "A", records: ["203.0.113.7", "10.1.2.3"] },
                stack: [eip],
            },
            "an own load balancer": {
                properties: {
                    type: "A",
                    aliases: [
                        {
                            name: "dualstack.Shop-1.eu-west-1.elb.amazonaws.com",
                            zoneId: "Z",
                            evaluateTargetHealth: false,
                        },
                    ],
                },
                stack: [balancer],
            },
            "an own load balancer, by a CNAME": {
                properties: { type: "CNAME", records: ["shop-1.eu-west-1.elb.amazonaws.com."] },
                stack: [balancer],
            },
            "somebody else's mail server": { type: "MX", records: ["10 mail.example.net"] },
        },
        broken: {
            "an address of nobody": {
                change: { records: ["203.0.113.8", "not an address"] },
                findings: [`records[0]: ${ours} "203.0.113.8"`, `records[1]: ${ours} "not an address"`],
            },
            "a load balancer of nobody": {
                of: "an own load balancer",
                stack: [],
                findings: [`aliases[0].name: ${balancers} "dualstack.Shop-1.eu-west-1.elb.amazonaws.com"`],
            },
            "a load balancer of nobody, by a CNAME": {
                of: "an own load balancer, by a CNAME",
                stack: [],
                findings: [`records[0]: ${balancers} "shop-1.eu-west-1.elb.amazonaws.com."`],
            },
        },
        unknown: ["type", "records[0]"],
    });
});

const loadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1";
const listener = {
    loadBalancerArn,
    protocol: "HTTPS",
    port: 443,
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    defaultActions: [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:::targetgroup/1" }],
};
const redirect = {
    loadBalancerArn,
    protocol: "HTTP",
    port: 80,
    defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
};

describe("rules on load balancers and certificates of AWS", () => {
    describeRule(lbTls, {
        compliant: {
            "TLS 1.2 and newer": listener,
            "what hands TLS on": { ...listener, protocol: "TCP", sslPolicy: undefined },
        },
        broken: {
            "the default, which takes TLS 1.0": {
                change: { sslPolicy: undefined },
                findings: ["sslPolicy: expected a policy of TLS 1.2 or newer, found nothing"],
            },
            "TLS 1.0 beside TLS 1.3": {
                change: { sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" },
                findings: [
                    'sslPolicy: expected a policy of TLS 1.2 or newer, found "ELBSecurityPolicy-TLS13-1-0-2021-06"',
                ],
            },
            "TLS 1.1 of a network load balancer": {
                change: { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS-1-1-2017-01" },
                findings: [
                    'sslPolicy: expected a policy of TLS 1.2 or newer, found "ELBSecurityPolicy-TLS-1-1-2017-01"',
                ],
            },
        },
        unknown: ["protocol", "sslPolicy"],
    });

    describeRule(lbHttpsRedirect, {
        compliant: { "a redirect": redirect, HTTPS: listener },
        broken: {
            "HTTP that is served": {
                change: { defaultActions: listener.defaultActions },
                findings: ['defaultActions[0]: expected a redirect to HTTPS, found "forward"'],
            },
            "HTTP that is served, where only the port tells": {
                change: { defaultActions: listener.defaultActions, protocol: undefined },
                findings: ['defaultActions[0]: expected a redirect to HTTPS, found "forward"'],
            },
            "a redirect to HTTP": {
                change: { "defaultActions[0].redirect.protocol": "#{protocol}" },
                findings: ['defaultActions[0]: expected a redirect to HTTPS, found "#{protocol}"'],
            },
        },
        unknown: ["protocol", "defaultActions[0].redirect.protocol"],
    });

    describeRule(lbInvalidHeaders, {
        compliant: {
            "headers that are dropped": { loadBalancerType: "application", dropInvalidHeaderFields: true },
            "a network load balancer": { loadBalancerType: "network" },
        },
        broken: {
            "the default, which hands them on": {
                change: { loadBalancerType: undefined, dropInvalidHeaderFields: undefined },
                findings: ["dropInvalidHeaderFields: expected true, found nothing"],
            },
        },
        unknown: ["loadBalancerType", "dropInvalidHeaderFields"],
    });

    describeRule(lbDeletionProtection, {
        compliant: { "a protected load balancer": { enableDeletionProtection: true } },
        broken: {
            "the default, which is none": {
                change: { enableDeletionProtection: undefined },
                findings: ["enableDeletionProtection: expected true, found nothing"],
            },
        },
        unknown: ["enableDeletionProtection"],
    });

    describeRule(acmNoWildcards, {
        compliant: { hosts: { domainName: "shop.example", subjectAlternativeNames: ["www.shop.example"] } },
        broken: {
            "every host": {
                change: { domainName: "*.shop.example", "subjectAlternativeNames[0]": "*.example" },
                findings: [
                    'domainName: expected the name of a host, found "*.shop.example"',
                    'subjectAlternativeNames[0]: expected the name of a host, found "*.example"',
                ],
            },
        },
        unknown: ["domainName", "subjectAlternativeNames[0]"],
    });

    describeRule(acmReplacement, {
        compliant: {
            "a certificate that renews itself": { domainName: "shop.example", validationMethod: "DNS" },
            "an imported one": { certificateBody: "PEM" },
        },
        broken: {
            "a certificate that waits for a mail": {
                change: { validationMethod: "EMAIL" },
                findings: ['validationMethod: expected DNS, found "EMAIL"'],
            },
            "a gap": {
                options: { deleteBeforeReplace: true },
                findings: ["option deleteBeforeReplace: expected false, found true"],
            },
        },
        unknown: ["validationMethod"],
    });
});
