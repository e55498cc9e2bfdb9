import { type Value, type ValueMap, hasUnknowns, isMap, unknown } from "../simulation/values";

/**
 * The tags of a resource and those that the provider gives to all, less those that it is to ignore.
 * Source: `mergeTags` in `provider/tags.go` of pulumi-aws.
 */
export function allTags(tags: Value | undefined, config: ValueMap): Value {
    const common = partOf(config, "defaultTags").tags;
    if (hasUnknowns(tags) || hasUnknowns(common)) {
        return unknown;
    }
    const { keys, keyPrefixes } = partOf(config, "ignoreTags");
    const ignored = (key: string) =>
        textsOf(keys).includes(key) || textsOf(keyPrefixes).some((prefix) => key.startsWith(prefix));
    const merged = { ...(isMap(common) ? common : {}), ...(isMap(tags) ? tags : {}) };
    return Object.fromEntries(
        Object.entries(merged)
            .filter(([key, value]) => !ignored(key) && value !== null)
            .map(([key, value]): [string, Value] => [key, typeof value === "object" ? value : String(value)]),
    );
}

/** A part of the configuration, which engines send as its JSON. */
function partOf(config: ValueMap, name: string): ValueMap {
    const value = config[name];
    const part = typeof value === "string" && value.startsWith("{") ? (JSON.parse(value) as Value) : value;
    return isMap(part) ? part : {};
}

function textsOf(value: Value | undefined): string[] {
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
