import assert from "node:assert/strict";

import type { DnsRecord, DnsZone } from "@fairlead/components/dns-zone/dns-zone";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";

/**
 * What the zone of every cloud must keep.
 *
 * @param mostValues values that a record may have.
 */
export function dnsZoneContract(
    create: (name: string, zoneName: string, records: DnsRecord[]) => DnsZone,
    mostValues: number,
): void {
    const refuses = (records: DnsRecord[], expected: Readonly<Record<string, string>>) => {
        assertFaults(() => create("dev", "dev.example.com", records), expected);
    };

    describe("as a zone of any cloud", () => {
        it("gives out its domain and the servers to delegate it to", async () => {
            const { component } = await build(() => create("dev", "dev.example.com", []));
            assert.equal(await valueOf(component.zoneName), "dev.example.com");
            assert.ok((await valueOf(component.nameServers)).length >= 2);
        });

        it("refuses a CNAME at the apex, and one beside another record", () => {
            refuses([{ name: "@", type: "CNAME", values: ["example.org"] }], {
                "records[0].name":
                    'record "@" CNAME: expected a name other than the zone itself, where DNS allows no CNAME, got "@"; use A and AAAA records',
            });
            refuses(
                [
                    { name: "WWW", type: "CNAME", values: ["example.org"] },
                    { name: "www", type: "TXT", values: ["hello"] },
                ],
                {
                    "records[0]":
                        'record "WWW" CNAME: expected no other record under the name of a CNAME, but there is one of type TXT, got "WWW"; rename or drop one of them',
                },
            );
        });

        it("refuses addresses of the wrong family", () => {
            refuses(
                [
                    { name: "a", type: "A", values: ["2001:db8::1"] },
                    { name: "b", type: "AAAA", values: ["192.0.2.1"] },
                    { name: "c", type: "CNAME", values: ["192.0.2.1"] },
                    { name: "d", type: "A", values: ["example.org"] },
                ],
                {
                    "records[0].values[0]":
                        'record "a" A: expected an IPv4 address, got "2001:db8::1"; did you mean type AAAA?',
                    "records[1].values[0]":
                        'record "b" AAAA: expected an IPv6 address, got "192.0.2.1"; did you mean type A?',
                    "records[2].values[0]":
                        'record "c" CNAME: expected a host name, got "192.0.2.1"; did you mean type A?',
                    "records[3].values[0]":
                        'record "d" A: expected an IPv4 address, got "example.org"; did you mean type CNAME?',
                },
            );
        });

        it("refuses malformed MX, SRV, CAA, NS and TXT records", () => {
            refuses(
                [
                    { name: "a", type: "MX", values: ["mail.example.org"] },
                    { name: "_sip._tcp", type: "SRV", values: ["0 5 99999 sip.example.org"] },
                    { name: "sip", type: "SRV", values: ["0 5 5060 sip.example.org"] },
                    { name: "c", type: "CAA", values: ["1 issue letsencrypt.org"] },
                    { name: "d", type: "NS", values: ["ns_1..example.org"] },
                    { name: "@", type: "NS", values: ["ns1.example.org"] },
                    { name: "e", type: "TXT", values: ["naïve"] },
                ],
                {
                    "records[0].values[0]":
                        'record "a" MX: expected a preference from 0 to 65535 and a host name, as in 10 mail.example.com, got "mail.example.org"; write both',
                    "records[1].values[0]":
                        'record "_sip._tcp" SRV: expected priority, weight and port from 0 to 65535 and a host name, as in 0 5 5060 sip.example.com, got "0 5 99999 sip.example.org"; write all four',
                    "records[2].name":
                        'record "sip" SRV: expected a service and a protocol, such as _sip._tcp, got "sip"; begin the name with both',
                    "records[3].values[0]":
                        'record "c" CAA: expected flags 0 or 128, a tag (issue, issuewild, iodef) and a value, as in 0 issue "letsencrypt.org", got "1 issue letsencrypt.org"; name the authority\'s domain, or a mailto: or https: address for iodef',
                    "records[4].values[0]":
                        'record "d" NS: expected a host name, got "ns_1..example.org"; write labels of letters, digits and hyphens',
                    "records[5].name":
                        'record "@" NS: expected a subdomain: the zone\'s own name servers come from the cloud, got "@"; drop the record',
                    "records[6].values[0]":
                        'record "e" TXT: expected printable ASCII characters, at least one, got "naïve"; remove or encode the others',
                },
            );
        });

        it("refuses names that are none, and those that repeat the zone", () => {
            refuses(
                [
                    { name: "www.dev.example.com.", type: "A", values: ["192.0.2.1"] },
                    { name: "dev.example.com", type: "A", values: ["192.0.2.1"] },
                    { name: "a.*", type: "A", values: ["192.0.2.1"] },
                    { name: "x".repeat(64), type: "A", values: ["192.0.2.1"] },
                    { name: "ttl", type: "A", ttl: 0, values: ["192.0.2.1"] },
                ],
                {
                    "records[0].name":
                        'record "www.dev.example.com." A: expected a name inside the zone, got "www.dev.example.com."; did you mean "www"?',
                    "records[1].name":
                        'record "dev.example.com" A: expected a name inside the zone, got "dev.example.com"; did you mean "@"?',
                    "records[2].name":
                        'record "a.*" A: expected "@", or labels of at most 63 letters, digits, hyphens and underscores; * only as the first of them, got "a.*"; correct the name',
                    "records[3].name": `record "${"x".repeat(64)}" A: expected "@", or labels of at most 63 letters, digits, hyphens and underscores; * only as the first of them, got "${"x".repeat(64)}"; correct the name`,
                    "records[4].ttl":
                        'record "ttl" A: expected a whole number from 1 to 2147483647 (seconds), got 0; give a number in these bounds',
                },
            );
        });

        it("refuses records and values that are there twice, and records without values", () => {
            refuses(
                [
                    { name: "www", type: "A", values: ["192.0.2.1", "192.0.2.1"] },
                    { name: "www", type: "A", values: ["192.0.2.2"] },
                    { name: "two", type: "CNAME", values: ["a.example", "b.example"] },
                    { name: "none", type: "A", values: [] },
                ],
                {
                    "records[0].values[1]":
                        'record "www" A: expected every value once, got "192.0.2.1"; drop the repetition',
                    "records[1]":
                        'record "www" A: expected one record of this name and type, but there is another before it, got "www"; put the values of both into one',
                    "records[2].values": 'record "two" CNAME: expected exactly 1 value, got 2; name as many',
                    "records[3].values": `record "none" A: expected 1 to ${mostValues} values, got 0; name as many`,
                },
            );
        });
    });
}
