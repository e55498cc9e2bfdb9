import type * as pulumi from "@pulumi/pulumi";

/** What the public DNS zone of any cloud tells the rest of an environment. */
export interface DnsZone {
    /** The id by which the cloud knows the zone: what rights are given on. */
    readonly id: pulumi.Output<string>;
    /** The domain of the zone, without a final dot. */
    readonly zoneName: pulumi.Output<string>;
    /** The servers that answer for the zone: delegate the domain to them at its parent. */
    readonly nameServers: pulumi.Output<string[]>;
}

/** The types of records that every cloud knows. */
export const DnsRecordType = {
    /** IPv4 addresses. */
    A: "A",
    /** IPv6 addresses. */
    AAAA: "AAAA",
    /** Who may issue certificates: `0 issue "letsencrypt.org"`. */
    CAA: "CAA",
    /** Another name; exactly one value, and nothing else under the same name. */
    CNAME: "CNAME",
    /** Mail servers: `10 mail.example.com`. */
    MX: "MX",
    /** Name servers a subdomain is delegated to. */
    NS: "NS",
    /** Services: priority, weight, port and host, as in `0 5 5060 sip.example.com`. */
    SRV: "SRV",
    /** Texts. They are cut into strings of 255 characters by themselves. */
    TXT: "TXT",
} as const;
export type DnsRecordType = (typeof DnsRecordType)[keyof typeof DnsRecordType];

/** All values of one type under one name. */
export interface DnsRecord {
    /** The name inside the zone: `www`, `*` for every other name, `@` for the zone itself. */
    readonly name: string;
    /** The type, which says how values are written. */
    readonly type: DnsRecordType;
    /**
     * Seconds that answers may be kept, 1 to 2147483647.
     * @default 3600
     */
    readonly ttl?: number;
    /** At least one value, written as in a zone file; texts without quotes. */
    readonly values: pulumi.Input<string>[];
}
