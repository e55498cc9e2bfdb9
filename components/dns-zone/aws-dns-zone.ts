import * as pulumi from "@pulumi/pulumi";
import { Record as Route53Record } from "@pulumi/aws/route53/record";
import { Zone } from "@pulumi/aws/route53/zone";

import { rejectFaults, type Fault } from "../shared/arguments";
import { logRetentionFaults } from "../shared/aws-log-retention";
import { namedTags } from "../shared/aws-tags";
import { signZone } from "./aws-dnssec";
import { logQueries } from "./aws-query-log";
import { route53RecordFaults } from "./aws-record-faults";
import { absoluteName, route53Values } from "./aws-records";
import type { DnsRecord, DnsZone } from "./dns-zone";
import { zoneNameFaults } from "./record-faults";

/** A name that leads to what AWS hosts, such as a load balancer. Unlike a CNAME, it may be the zone itself. */
export interface AwsDnsAlias {
    /** The name inside the zone: `www`, `*` for every other name, `@` for the zone itself. */
    readonly name: string;
    /** Name of the target, for example AwsLoadBalancer's `dnsName`. */
    readonly dnsName: pulumi.Input<string>;
    /** Id of AWS's zone that this name lies in, for example AwsLoadBalancer's `hostedZoneId`. */
    readonly hostedZoneId: pulumi.Input<string>;
}

export interface AwsDnsZoneArgs {
    /** The domain, lower case and without a final dot, for example `dev.example.com`. A change replaces the zone. */
    readonly zoneName: string;
    /**
     * The records of the zone. Those of others (certificates, external-dns) stay untouched.
     * @default []
     */
    readonly records?: DnsRecord[];
    /**
     * Names that lead to load balancers and the like.
     * @default []
     */
    readonly aliases?: AwsDnsAlias[];
    /**
     * Whether answers are signed. The parent must get `dsRecord` then; and before you ever turn signing off, take that
     * out of the parent and wait until it is forgotten, or the domain is dead for whoever checks signatures.
     * @default false
     */
    readonly dnssec?: boolean;
    /**
     * Days that queries are kept in a log in us-east-1: one of the numbers CloudWatch takes.
     * @default none: queries are not logged
     */
    readonly queryLogRetentionDays?: number;
    /**
     * Tags of the zone, its key and its log.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the zone and the key that signs it: a new zone has other name servers, so the
     * domain is dead until it is delegated again.
     * @default true
     */
    readonly protect?: boolean;
}

/** What other components need to know of a zone in Route 53: `AwsDnsZone` itself, or the facts of one that exists. */
export interface AwsDnsZoneReference {
    /** Id of the hosted zone. */
    readonly hostedZoneId: pulumi.Input<string>;
    /** ARN of the hosted zone. */
    readonly hostedZoneArn: pulumi.Input<string>;
    /** The domain of the zone, without a final dot. */
    readonly zoneName: pulumi.Input<string>;
}

/** A public hosted zone in Route 53, with records given as data. */
export class AwsDnsZone extends pulumi.ComponentResource implements DnsZone, AwsDnsZoneReference {
    /** ARN of the hosted zone. */
    readonly id: pulumi.Output<string>;
    /** ARN of the hosted zone, by the name that tells it from zones of other clouds. */
    readonly hostedZoneArn: pulumi.Output<string>;
    /** Id of the hosted zone. */
    readonly hostedZoneId: pulumi.Output<string>;
    /** The domain of the zone, without a final dot. */
    readonly zoneName: pulumi.Output<string>;
    /** The servers that answer for the zone: delegate the domain to them at its parent. */
    readonly nameServers: pulumi.Output<string[]>;
    /** The DS record that the parent needs where answers are signed, as in a zone file; empty otherwise. */
    readonly dsRecord: pulumi.Output<string>;

    constructor(name: string, args: AwsDnsZoneArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsDnsZone", name, awsDnsZoneFaults(args));
        super("fairlead:index:AwsDnsZone", name, {}, opts);

        const protect = args.protect ?? true;
        const zone = new Zone(
            name,
            { name: args.zoneName, tags: namedTags(args.zoneName, args.tags) },
            { parent: this, protect },
        );
        this.createRecords(name, zone, args);
        const signed = args.dnssec === true ? signZone(name, zone, args.tags, protect, this) : undefined;
        if (args.queryLogRetentionDays !== undefined) {
            logQueries(name, zone, args.queryLogRetentionDays, args.tags, this);
        }

        this.id = zone.arn;
        this.hostedZoneArn = zone.arn;
        this.hostedZoneId = zone.zoneId;
        this.zoneName = zone.name;
        this.nameServers = zone.nameServers;
        this.dsRecord = signed?.dsRecord ?? pulumi.output("");
        this.registerOutputs({
            id: this.id,
            hostedZoneArn: this.hostedZoneArn,
            hostedZoneId: this.hostedZoneId,
            zoneName: this.zoneName,
            nameServers: this.nameServers,
            dsRecord: this.dsRecord,
        });
    }

    private createRecords(name: string, { zoneId }: Zone, { zoneName, records, aliases }: AwsDnsZoneArgs): void {
        for (const record of records ?? []) {
            new Route53Record(
                `${name}-${record.name}-${record.type}`,
                {
                    zoneId,
                    name: absoluteName(record.name, zoneName),
                    type: record.type,
                    ttl: record.ttl ?? 3600,
                    records: route53Values(record),
                },
                { parent: this },
            );
        }
        for (const alias of aliases ?? []) {
            new Route53Record(
                `${name}-${alias.name}-A`,
                {
                    zoneId,
                    name: absoluteName(alias.name, zoneName),
                    type: "A",
                    aliases: [{ name: alias.dnsName, zoneId: alias.hostedZoneId, evaluateTargetHealth: false }],
                },
                { parent: this },
            );
        }
    }
}

/** What is wrong with the arguments, before anything is created. */
export function awsDnsZoneFaults(args: AwsDnsZoneArgs): Fault[] {
    return [
        ...zoneNameFaults("zoneName", args.zoneName),
        ...route53RecordFaults(args.zoneName, args.records ?? [], args.aliases ?? []),
        ...logRetentionFaults("queryLogRetentionDays", args.queryLogRetentionDays),
    ];
}
