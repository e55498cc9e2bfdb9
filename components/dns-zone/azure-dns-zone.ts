import * as pulumi from "@pulumi/pulumi";
import { RecordSet, Zone } from "@pulumi/azure-native/dns";

import { rejectFaults, type Fault } from "../shared/arguments";
import { azureValues } from "./azure-records";
import type { DnsRecord, DnsZone } from "./dns-zone";
import { recordFaults, zoneNameFaults, type ZoneLimits } from "./record-faults";

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-dns-limits */
const limits: ZoneLimits = { values: 20, txtCharacters: 4096 };

export interface AzureDnsZoneArgs {
    /** The resource group of the zone. */
    readonly resourceGroupName: pulumi.Input<string>;
    /** The domain, lower case and without a final dot, for example `dev.example.com`. A change replaces the zone. */
    readonly zoneName: string;
    /**
     * The records of the zone. Those of others (certificates, external-dns) stay untouched.
     * @default []
     */
    readonly records?: DnsRecord[];
    /**
     * Tags of the zone, and metadata of its records, which have no tags.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the zone: a new one has other name servers, so the domain is dead until it is
     * delegated again.
     * @default true
     */
    readonly protect?: boolean;
}

/** What other components need to know of a zone in Azure DNS: `AzureDnsZone` itself, or the facts of one that exists. */
export interface AzureDnsZoneReference {
    /** ARM id of the zone. */
    readonly azureDnsZoneId: pulumi.Input<string>;
    /** The domain of the zone, without a final dot. */
    readonly zoneName: pulumi.Input<string>;
}

/** A public zone in Azure DNS, with records given as data. */
export class AzureDnsZone extends pulumi.ComponentResource implements DnsZone, AzureDnsZoneReference {
    /** ARM id of the zone. */
    readonly id: pulumi.Output<string>;
    /** ARM id of the zone, by the name that tells it from zones of other clouds. */
    readonly azureDnsZoneId: pulumi.Output<string>;
    /** The domain of the zone, without a final dot. */
    readonly zoneName: pulumi.Output<string>;
    /** The servers that answer for the zone: delegate the domain to them at its parent. */
    readonly nameServers: pulumi.Output<string[]>;

    constructor(name: string, args: AzureDnsZoneArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureDnsZone", name, azureDnsZoneFaults(args));
        super("fairlead:index:AzureDnsZone", name, {}, opts);

        const zone = new Zone(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                zoneName: args.zoneName,
                // Zones belong to no region; a default region of the provider must not reach them.
                location: "global",
                tags: args.tags,
            },
            { parent: this, protect: args.protect ?? true },
        );
        for (const record of args.records ?? []) {
            new RecordSet(
                `${name}-${record.name}-${record.type}`,
                {
                    resourceGroupName: args.resourceGroupName,
                    zoneName: zone.name,
                    relativeRecordSetName: record.name,
                    recordType: record.type,
                    ttl: record.ttl ?? 3600,
                    metadata: args.tags,
                    ...azureValues(record),
                },
                { parent: this },
            );
        }

        this.id = zone.id;
        this.azureDnsZoneId = zone.id;
        this.zoneName = zone.name;
        this.nameServers = zone.nameServers;
        this.registerOutputs({
            id: this.id,
            azureDnsZoneId: this.azureDnsZoneId,
            zoneName: this.zoneName,
            nameServers: this.nameServers,
        });
    }
}

/** What is wrong with the arguments, before anything is created. */
export function azureDnsZoneFaults({ zoneName, records }: Pick<AzureDnsZoneArgs, "zoneName" | "records">): Fault[] {
    return [...zoneNameFaults("zoneName", zoneName), ...recordFaults(zoneName, records ?? [], limits)];
}
