import { isMap, isUnknown, type Value, type ValueMap } from "../../simulation/values";

/** How an unknown value shows in the JSON of an object. Source: `resource.Computed` in pulumi/pulumi, which has no own form. */
const unknownAsJson = "Element";

/**
 * The JSON merge patch (RFC 7386) that turns `before` into `after`: `null` for what goes, whole lists for lists that differ.
 * Source: `CreateMergePatch` of evanphx/json-patch, which the provider compares with.
 */
export function mergePatch(before: ValueMap, after: ValueMap): ValueMap {
    return patchOf(before, asJsonMap(after));
}

function patchOf(before: ValueMap, after: ValueMap): ValueMap {
    const patch: ValueMap = {};
    for (const [key, value] of Object.entries(after)) {
        const old = before[key];
        if (old === undefined || typeOf(old) !== typeOf(value)) {
            patch[key] = value;
        } else if (isMap(value) && isMap(old)) {
            const inner = patchOf(old, value);
            if (Object.keys(inner).length > 0) {
                patch[key] = inner;
            }
        } else if (!sameJson(old, value)) {
            patch[key] = value;
        }
    }
    for (const key of Object.keys(before)) {
        if (!(key in after)) {
            patch[key] = null;
        }
    }
    return patch;
}

/** True if two values are equal as JSON, whatever the order of their keys. */
export function sameJson(one: Value, other: Value): boolean {
    if (Array.isArray(one) || Array.isArray(other)) {
        return (
            Array.isArray(one) &&
            Array.isArray(other) &&
            one.length === other.length &&
            one.every((element, index) => sameJson(element, other[index] ?? null))
        );
    }
    if (isMap(one) && isMap(other)) {
        const keys = Object.keys(one);
        return (
            keys.length === Object.keys(other).length &&
            keys.every((key) => key in other && sameJson(one[key] ?? null, other[key] ?? null))
        );
    }
    return one === other;
}

function asJson(value: Value): Value {
    if (Array.isArray(value)) {
        return value.map(asJson);
    }
    if (isMap(value)) {
        return asJsonMap(value);
    }
    return isUnknown(value) ? { [unknownAsJson]: { V: "" } } : value;
}

function asJsonMap(values: ValueMap): ValueMap {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, asJson(value)]));
}

function typeOf(value: Value): string {
    if (value === null) {
        return "null";
    }
    return Array.isArray(value) ? "list" : typeof value;
}
