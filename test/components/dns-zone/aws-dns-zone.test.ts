import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { AwsDnsZone, type AwsDnsZoneArgs } from "@fairlead/components/dns-zone/aws-dns-zone";
import { route53Text } from "@fairlead/components/dns-zone/aws-records";
import type { DnsRecord } from "@fairlead/components/dns-zone/dns-zone";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { dnsZoneContract } from "./contract";

const zoneName = "dev.example.com";
const create = (args: Partial<AwsDnsZoneArgs>) => new AwsDnsZone("dev", { zoneName, ...args });
const recordType = "aws:route53/record:Record";
const balancer = { dnsName: "lb.elb.eu-central-1.amazonaws.com", hostedZoneId: "Z3F0SRJ5LGBH90" };

describe("AwsDnsZone", () => {
    dnsZoneContract((name, domain, records) => new AwsDnsZone(name, { zoneName: domain, records }), 400);

    const forms: [DnsRecord, string, string[]][] = [
        [{ name: "@", type: "A", values: ["192.0.2.1"] }, "dev.example.com", ["192.0.2.1"]],
        [{ name: "*", type: "AAAA", values: ["2001:db8::1"] }, "*.dev.example.com", ["2001:db8::1"]],
        [{ name: "www", type: "CNAME", values: ["a.example."] }, "www.dev.example.com", ["a.example."]],
        [{ name: "@", type: "MX", values: ["10  mail.example", "0 ."] }, "dev.example.com", ["10 mail.example", "0 ."]],
        [
            { name: "@", type: "CAA", values: ["0 issue letsencrypt.org", '128 iodef "mailto:a@b.example"'] },
            "dev.example.com",
            ['0 issue "letsencrypt.org"', '128 iodef "mailto:a@b.example"'],
        ],
        [
            { name: "_sip._tcp", type: "SRV", values: ["0 5 5060 sip.example"] },
            "_sip._tcp.dev.example.com",
            ["0 5 5060 sip.example"],
        ],
        [{ name: "sub", type: "NS", values: ["ns1.example"] }, "sub.dev.example.com", ["ns1.example"]],
        [
            { name: "long", type: "TXT", values: ["x".repeat(300), 'say "\\"'] },
            "long.dev.example.com",
            [`${"x".repeat(255)}""${"x".repeat(45)}`, 'say \\"\\\\\\"'],
        ],
    ];
    for (const [record, name, records] of forms) {
        it(`gives ${record.type} records to Route 53 in its own form`, async () => {
            const { one } = await build(() => create({ records: [record] }));
            const { inputs } = one(recordType);
            assert.deepEqual(inputs, { zoneId: "Z0123456789EXAMPLE", name, type: record.type, ttl: 3600, records });
        });
    }

    it("takes values that other resources give", async () => {
        const values = [pulumi.output("192.0.2.9")];
        const { one } = await build(() => create({ records: [{ name: "app", type: "A", values, ttl: 60 }] }));
        assert.deepEqual(one(recordType).inputs.records, ["192.0.2.9"]);
        assert.equal(one(recordType).inputs.ttl, 60);
    });

    it("leads names to load balancers, also the zone's own", async () => {
        const { one } = await build(() => create({ aliases: [{ name: "@", ...balancer }] }));
        assert.deepEqual(one(recordType).inputs, {
            zoneId: "Z0123456789EXAMPLE",
            name: zoneName,
            type: "A",
            aliases: [{ name: balancer.dnsName, zoneId: balancer.hostedZoneId, evaluateTargetHealth: false }],
        });
    });

    it("tells by what rights are given on it", async () => {
        const { component } = await build(() => create({}));
        assert.equal(await valueOf(component.hostedZoneArn), "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE");
        assert.equal(await valueOf(component.hostedZoneId), "Z0123456789EXAMPLE");
        assert.equal(await valueOf(component.dsRecord), "");
    });

    it("signs answers by a key that only Route 53 uses, and only for this zone", async () => {
        const { component, one } = await build(() => create({ dnssec: true }));
        const { inputs } = one("aws:kms/key:Key");
        assert.equal(inputs.region, "us-east-1");
        assert.equal(inputs.customerMasterKeySpec, "ECC_NIST_P256");
        assert.equal(inputs.keyUsage, "SIGN_VERIFY");
        const policy = JSON.parse(String(inputs.policy)) as { Statement: Record<string, unknown>[] };
        assert.deepEqual(policy.Statement[0]?.Principal, { AWS: "arn:aws:iam::123456789012:root" });
        assert.deepEqual(policy.Statement[1], {
            Sid: "Sign",
            Effect: "Allow",
            Principal: { Service: "dnssec-route53.amazonaws.com" },
            Action: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
            Resource: "*",
            Condition: {
                StringEquals: { "aws:SourceAccount": "123456789012" },
                ArnEquals: { "aws:SourceArn": "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE" },
            },
        });
        assert.equal(one("aws:route53/hostedZoneDnsSec:HostedZoneDnsSec").name, "dev-dnssec");
        assert.equal(await valueOf(component.dsRecord), "12345 13 2 0123456789ABCDEF");
    });

    it("logs queries where Route 53 can write, and lets nothing else write there", async () => {
        const { one } = await build(() => create({ queryLogRetentionDays: 7 }));
        const group = one("aws:cloudwatch/logGroup:LogGroup").inputs;
        assert.deepEqual([group.region, group.retentionInDays], ["us-east-1", 7]);
        const { region, policyDocument } = one("aws:cloudwatch/logResourcePolicy:LogResourcePolicy").inputs;
        assert.equal(region, "us-east-1");
        assert.deepEqual(policyDocument, {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "route53.amazonaws.com" },
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: "arn:aws:cloudwatch:eu-central-1:123456789012:dev-queries:*",
                    Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE" } },
                },
            ],
        });
    });

    it("refuses aliases beside what has the same name, and those to nowhere", () => {
        assertFaults(
            () =>
                create({
                    records: [
                        { name: "www", type: "CNAME", values: ["example.org"] },
                        { name: "@", type: "A", values: ["192.0.2.1"] },
                    ],
                    aliases: [
                        { name: "WWW", ...balancer },
                        { name: "@", ...balancer },
                        { name: "a..b", dnsName: balancer.dnsName, hostedZoneId: "eu-central-1" },
                    ],
                }),
            {
                "records[0]":
                    'record "www" CNAME: expected no other record under the name of a CNAME, but there is one of type A, got "www"; rename or drop one of them',
                "aliases[1]":
                    'record "@" A: expected one record of this name and type, but there is another before it, got "@"; rename or drop one of them',
                "aliases[2].name":
                    'record "a..b" A: expected "@", or labels of at most 63 letters, digits, hyphens and underscores; * only as the first of them, got "a..b"; correct the name',
                "aliases[2].hostedZoneId":
                    "expected the id of the hosted zone that the target's name lies in, such as Z23TAZ6LKFMNIO, got \"eu-central-1\"; give the target's own hostedZoneId or zoneId output",
            },
        );
    });

    it("refuses a text that is longer than Route 53 takes, and what is no domain", () => {
        const long = "a".repeat(3980);
        assert.equal(route53Text(long).length, 3980 + 2 * 15);
        assertFaults(() => create({ records: [{ name: "t", type: "TXT", values: [long] }] }), {
            "records[0].values[0]":
                'record "t" TXT: expected at most 4000 characters, with the quotes around every 255 of them, got 4012; shorten the text',
        });
        assertFaults(() => new AwsDnsZone("dev", { zoneName: "example.com." }), {
            zoneName:
                'expected a domain of 2 to 34 labels in lower case, without a final dot, got "example.com."; write it as in dev.example.com',
        });
    });
});
