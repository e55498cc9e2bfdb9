import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { AzureDnsZone } from "@fairlead/components/dns-zone/azure-dns-zone";
import type { DnsRecord } from "@fairlead/components/dns-zone/dns-zone";

import { build } from "../cloud";
import { assertFaults } from "../faults";
import { dnsZoneContract } from "./contract";

const create = (name: string, zoneName: string, records: DnsRecord[]) =>
    new AzureDnsZone(name, { resourceGroupName: "platform", zoneName, records, tags: { environment: "dev" } });
const recordType = "azure-native:dns:RecordSet";

describe("AzureDnsZone", () => {
    dnsZoneContract(create, 20);

    const forms: [DnsRecord, Record<string, unknown>][] = [
        [{ name: "@", type: "A", values: ["192.0.2.1"] }, { aRecords: [{ ipv4Address: "192.0.2.1" }] }],
        [{ name: "*", type: "AAAA", values: ["2001:db8::1"] }, { aaaaRecords: [{ ipv6Address: "2001:db8::1" }] }],
        [{ name: "www", type: "CNAME", values: ["a.example."] }, { cnameRecord: { cname: "a.example." } }],
        [
            { name: "@", type: "MX", values: ["10 mail.example", "0 ."] },
            {
                mxRecords: [
                    { preference: 10, exchange: "mail.example" },
                    { preference: 0, exchange: "." },
                ],
            },
        ],
        [
            { name: "long", type: "TXT", values: ["x".repeat(300)] },
            { txtRecords: [{ value: ["x".repeat(255), "x".repeat(45)] }] },
        ],
        [
            {
                name: "@",
                type: "CAA",
                values: ['0 issue "letsencrypt.org; validationmethods=dns-01"', "128 iodef mailto:a@b.example"],
            },
            {
                caaRecords: [
                    { flags: 0, tag: "issue", value: "letsencrypt.org; validationmethods=dns-01" },
                    { flags: 128, tag: "iodef", value: "mailto:a@b.example" },
                ],
            },
        ],
        [
            { name: "_sip._tcp", type: "SRV", values: ["0 5 5060 sip.example"] },
            { srvRecords: [{ priority: 0, weight: 5, port: 5060, target: "sip.example" }] },
        ],
        [{ name: "sub", type: "NS", values: ["ns1.example"] }, { nsRecords: [{ nsdname: "ns1.example" }] }],
    ];
    for (const [record, values] of forms) {
        it(`gives ${record.type} records to Azure in their own form`, async () => {
            const { one } = await build(() => create("dev", "dev.example.com", [record]));
            assert.deepEqual(one(recordType).inputs, {
                resourceGroupName: "platform",
                zoneName: "dev.example.com",
                relativeRecordSetName: record.name,
                recordType: record.type,
                ttl: 3600,
                metadata: { environment: "dev" },
                ...values,
            });
        });
    }

    it("takes values that other resources give", async () => {
        const values = [pulumi.output("192.0.2.9")];
        const { one } = await build(() => create("dev", "dev.example.com", [{ name: "app", type: "A", values }]));
        assert.deepEqual(one(recordType).inputs.aRecords, [{ ipv4Address: "192.0.2.9" }]);
    });

    it("lies in no region", async () => {
        const { one } = await build(() => create("dev", "dev.example.com", []));
        assert.equal(one("azure-native:dns:Zone").inputs.location, "global");
    });

    it("refuses texts that together are more than Azure takes", () => {
        assertFaults(
            () =>
                create("dev", "dev.example.com", [
                    { name: "t", type: "TXT", values: ["a".repeat(4000), "b".repeat(97)] },
                ]),
            {
                "records[0].values":
                    'record "t" TXT: expected at most 4096 characters in all texts together, got 4097; shorten or drop texts',
            },
        );
    });

    it("refuses what is no domain", () => {
        assertFaults(() => create("dev", "Dev.example.com.", []), {
            zoneName:
                'expected a domain of 2 to 34 labels in lower case, without a final dot, got "Dev.example.com."; write it as in dev.example.com',
        });
    });
});
