import { parts } from "../../simulation/parts";
import type { FunctionRule } from "../../simulation/package";
import { ProviderError } from "../../simulation/errors";
import { type ValueMap, textOf } from "../../simulation/values";
import { placeOf } from "../place";

/**
 * The letters of a region's availability zones where they are not `a`, `b` and `c`.
 * Source: "Available Availability Zones" in the user guide of Regions and Zones; those that new accounts get.
 */
const letters: Readonly<Record<string, string>> = {
    "ap-northeast-1": "acd",
    "ap-northeast-2": "abcd",
    "ca-central-1": "abd",
    "us-east-1": "abcdef",
    "us-west-1": "ac",
    "us-west-2": "abcd",
    "cn-north-1": "abd",
};

/** The names of a region's availability zones. */
export function zonesOf(region: string): string[] {
    return Array.from(letters[region] ?? "abc", (letter) => region + letter);
}

/** The id of a zone, which names the same place for all accounts, for example `use1-az1`. */
export function zoneIdOf(zone: string): string {
    const region = zone.slice(0, -1);
    return `${shortRegion(region)}-az${String(zonesOf(region).indexOf(zone) + 1)}`;
}

/** `us-east-1` as `use1`. Source: "Availability Zone IDs" in the same guide. */
function shortRegion(region: string): string {
    const [area = "", ...rest] = region.split("-");
    const short: Readonly<Record<string, string>> = { gov: "g", northeast: "ne", southeast: "se", northwest: "nw" };
    return area + rest.map((word) => short[word] ?? word.charAt(0)).join("");
}

export const zoneFunctions: Readonly<Record<string, FunctionRule>> = {
    "aws:index/getAvailabilityZones:getAvailabilityZones": (args, { config }) => {
        const { region } = placeOf(args, config);
        const names = zonesOf(region).filter(
            (zone) => !listed(args, "excludeNames", zone) && !listed(args, "excludeZoneIds", zoneIdOf(zone)),
        );
        const isWanted = (zone: string) =>
            parts(args, "filters").every((filter) => {
                const told = zoneProperties(zone)[textOf(filter, "name") ?? ""];
                return told === undefined || listed(filter, "values", told);
            });
        const state = textOf(args, "state") ?? "available";
        const found = state === "available" ? names.filter(isWanted) : [];
        return { ...args, id: region, region, groupNames: [region], names: found, zoneIds: found.map(zoneIdOf) };
    },
    "aws:index/getAvailabilityZone:getAvailabilityZone": (args, { config }) => {
        const { region } = placeOf(args, config);
        const name = zonesOf(region).find((zone) => zone === args.name || zoneIdOf(zone) === args.zoneId);
        if (name === undefined) {
            throw new ProviderError("no matching EC2 Availability Zone found");
        }
        return {
            ...args,
            id: name,
            name,
            region,
            nameSuffix: name.slice(-1),
            zoneId: zoneIdOf(name),
            groupName: region,
            networkBorderGroup: region,
            optInStatus: "opt-in-not-required",
            parentZoneId: "",
            parentZoneName: "",
            state: "available",
            zoneType: "availability-zone",
        };
    },
};

function zoneProperties(zone: string): Readonly<Record<string, string>> {
    return {
        "group-name": zone.slice(0, -1),
        "opt-in-status": "opt-in-not-required",
        "region-name": zone.slice(0, -1),
        "zone-id": zoneIdOf(zone),
        "zone-name": zone,
        "zone-type": "availability-zone",
        state: "available",
    };
}

function listed(values: ValueMap, name: string, text: string): boolean {
    const list = values[name];
    return Array.isArray(list) && list.includes(text);
}
