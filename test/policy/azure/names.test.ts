import { dnsDanglingRecords } from "../../../policy/azure/dns-dangling-records";
import { recordSet } from "../../../policy/azure/dns-resources";
import { dnsZoneCaa } from "../../../policy/azure/dns-zone-caa";
import { describeRule } from "../rule-cases";
import { unknownValue } from "../subjects";

const caa = (fqdn: unknown, tag = "issue") => ({
    type: recordSet,
    properties: { fqdn, caaRecords: [{ flags: 0, tag, value: "letsencrypt.org" }] },
});

const address = (ipAddress: unknown) => ({
    type: "azure-native:network:PublicIPAddress",
    properties: { ipAddress },
});

describe("rules on Azure's DNS", () => {
    describeRule(dnsZoneCaa, {
        compliant: {
            "a record at the apex": {
                properties: { name: "shop.example", zoneType: "Public" },
                stack: [caa("Shop.example.")],
            },
            "a record in the zone above": { properties: { name: "eu.shop.example" }, stack: [caa("shop.example.")] },
            "a private zone": { name: "shop.internal", zoneType: "Private" },
        },
        broken: {
            "no record": {
                stack: [{ type: recordSet, properties: { fqdn: "shop.example.", aRecords: [] } }],
                findings: ["expected a CAA record with tag issue for shop.example, found nothing"],
            },
            "a record that only says whom to write to": {
                stack: [caa("shop.example.", "iodef")],
                findings: ["expected a CAA record with tag issue for shop.example, found nothing"],
            },
            "records below, and of another domain": {
                stack: [caa("www.shop.example."), caa("workshop.example."), caa("op.example.")],
                findings: ["expected a CAA record with tag issue for shop.example, found nothing"],
            },
            "nothing yet, where the record's name is unknown": {
                stack: [caa(unknownValue)],
                findings: [],
                undecided: "fqdn",
            },
        },
        unknown: ["name", "zoneType"],
    });

    describeRule(dnsDanglingRecords, {
        compliant: {
            "addresses of the stack": {
                properties: {
                    aRecords: [{ ipv4Address: "203.0.113.7" }],
                    aaaaRecords: [{ ipv6Address: "2001:db8::7" }],
                },
                stack: [address("203.0.113.7"), address("2001:db8::7")],
            },
            "an alias": { targetResource: { id: "/subscriptions/s/publicIPAddresses/ingress" } },
        },
        broken: {
            "an address that nobody here holds": {
                change: { "aRecords[0].ipv4Address": "198.51.100.7" },
                findings: ['aRecords[0].ipv4Address: expected an address of this stack, found "198.51.100.7"'],
            },
            "one that was given back": {
                stack: [address("203.0.113.7")],
                findings: ['aaaaRecords[0].ipv6Address: expected an address of this stack, found "2001:db8::7"'],
            },
            "nothing yet, where the address is unknown": {
                stack: [address(unknownValue)],
                findings: [],
                undecided: "ipAddress",
            },
        },
        unknown: ["aRecords", "aRecords[0].ipv4Address"],
    });
});
