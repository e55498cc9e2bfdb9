import { isIPv4, isIPv6 } from "node:net";

import { numberOf } from "../../simulation/names";
import type { Context, TypeRules } from "../../simulation/package";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, textOf } from "../../simulation/values";
import { subscriptionScope } from "../arm";
import { armError } from "../errors";
import { failIf, lastPart, parts } from "../parts";

const recordSet = "azure-native:dns:RecordSet";
const recordTypes = ["A", "AAAA", "CAA", "CNAME", "DS", "MX", "NAPTR", "NS", "PTR", "SOA", "SRV", "TLSA", "TXT"];

/** Zones are of no region. Source: AVM `network/dns-zone/main.bicep` in Azure/bicep-registry-modules. */
const global: TypeRules = {
    check: (inputs) => {
        const location = textOf(inputs, "location");
        return failIf(
            location !== undefined && location.toLowerCase() !== "global",
            `'location' should be 'global' but got '${location ?? ""}'`,
        );
    },
};

/** Azure DNS. Sources: azure-docs `articles/dns/dns-zones-records.md`, `includes/dns-limits.md`. */
export const dns: Readonly<Record<string, TypeRules>> = {
    "azure-native:dns:Zone": {
        ...global,
        outputs: ({ id }) => {
            const group = String((numberOf(id.toLowerCase()) % 9) + 1);
            return {
                type: "Microsoft.Network/dnszones",
                nameServers: ["com", "net", "org", "info"].map(
                    (top, index) => `ns${String(index + 1)}-0${group}.azure-dns.${top}.`,
                ),
                // A new zone has the records of its apex: name servers and SOA.
                numberOfRecordSets: 2,
                maxNumberOfRecordSets: 10_000,
                maxNumberOfRecordsPerRecordSet: 20,
                zoneType: "Public",
            };
        },
    },
    [recordSet]: {
        check: checkRecords,
        id: ({ inputs }, { config }) => {
            const value = (name: string) => textOf(inputs, name) ?? "";
            return `${subscriptionScope(config)}/resourceGroups/${value("resourceGroupName")}/providers/Microsoft.Network/dnsZones/${value("zoneName")}/${value("recordType")}/${value("relativeRecordSetName")}`;
        },
        beforeCreate: refuseBesideAlias,
        outputs: ({ inputs, id }) => {
            const [zone, name] = [textOf(inputs, "zoneName") ?? "", lastPart(id)];
            return {
                type: `Microsoft.Network/dnszones/${textOf(inputs, "recordType") ?? ""}`,
                fqdn: name === "@" ? `${zone}.` : `${name}.${zone}.`,
            };
        },
    },
    "azure-native:privatedns:PrivateZone": global,
    "azure-native:privatedns:VirtualNetworkLink": global,
};

function checkRecords(inputs: ValueMap): CheckFailure[] {
    const type = textOf(inputs, "recordType");
    const name = textOf(inputs, "relativeRecordSetName");
    const ttl = inputs.ttl;
    const wrong = (list: string, key: string, valid: (text: string) => boolean, kind: string) =>
        parts(inputs, list).flatMap((record) => {
            const value = textOf(record, key);
            return failIf(
                value !== undefined && !valid(value),
                `'${list}' should hold ${kind} but got '${value ?? ""}'`,
            );
        });
    return [
        ...failIf(
            type !== undefined && !recordTypes.includes(type.toUpperCase()),
            `'recordType' should be one of ${recordTypes.map((item) => `'${item}'`).join(", ")} but got '${type ?? ""}'`,
        ),
        ...failIf(
            type === "CNAME" && name === "@",
            "a record set of type 'CNAME' should not be at the apex '@': use an alias record set of type 'A'",
        ),
        ...failIf(
            typeof ttl === "number" && (ttl < 1 || ttl > 2_147_483_647),
            `'ttl' should be from 1 to 2147483647 seconds but got ${JSON.stringify(ttl)}`,
        ),
        ...wrong("aRecords", "ipv4Address", isIPv4, "IPv4 addresses"),
        ...wrong("aaaaRecords", "ipv6Address", isIPv6, "IPv6 addresses"),
        ...parts(inputs, "txtRecords").flatMap(({ value }) =>
            failIf(
                Array.isArray(value) && value.some((text) => typeof text === "string" && text.length > 255),
                "'txtRecords' should hold strings of at most 255 characters",
            ),
        ),
    ];
}

/** A CNAME allows no other record set of its name. */
function refuseBesideAlias({ id, inputs }: { id: string; inputs: ValueMap }, { cloud }: Context): void {
    const [name, zone] = [lastPart(id).toLowerCase(), textOf(inputs, "zoneName")];
    const type = textOf(inputs, "recordType")?.toUpperCase();
    const other = cloud.find(recordSet, (set) => {
        const otherType = textOf(set.inputs, "recordType")?.toUpperCase();
        const beside = lastPart(set.id).toLowerCase() === name && textOf(set.inputs, "zoneName") === zone;
        return beside && otherType !== type && (type === "CNAME" || otherType === "CNAME");
    });
    if (other !== undefined) {
        throw armError(
            400,
            "BadRequest",
            `A CNAME record set cannot be created with the same name as another record set: ${other.id} exists.`,
        );
    }
}
