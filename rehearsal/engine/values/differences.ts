import type { DiffKind, PropertyDifference } from "../../model/events";
import type { PropertyMap, PropertyValue } from "../../model/values";
import { equalValues } from "../../model/equality";
import { isList, isMap } from "../../model/inspect";

type Differences = Record<string, PropertyDifference>;

function withKey(path: string, key: string): string {
    if (/[^A-Za-z0-9_]/.test(key)) {
        return `${path}["${key.replaceAll('"', '\\"')}"]`;
    }
    return path === "" ? key : `${path}.${key}`;
}

function compare(path: string, old: PropertyValue, next: PropertyValue, into: Differences): void {
    if (isList(old) && isList(next)) {
        for (let index = 0; index < Math.max(old.length, next.length); index += 1) {
            const [before, after] = [old[index], next[index]];
            const place = `${path}[${index}]`;
            if (before === undefined) {
                into[place] = { kind: "add", inputDiff: true };
            } else if (after === undefined) {
                into[place] = { kind: "delete", inputDiff: true };
            } else {
                compare(place, before, after, into);
            }
        }
    } else if (isMap(old) && isMap(next)) {
        compareMaps(path, old, next, into);
    } else if (!equalValues(old, next)) {
        const kind: DiffKind = old === null ? "add" : next === null ? "delete" : "update";
        into[path] = { kind, inputDiff: true };
    }
}

function compareMaps(path: string, old: PropertyMap, next: PropertyMap, into: Differences): void {
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
        const [before, after] = [old[key] ?? null, next[key] ?? null];
        const place = withKey(path, key);
        if (before === null && after !== null) {
            into[place] = { kind: "add", inputDiff: true };
        } else if (before !== null && after === null) {
            into[place] = { kind: "delete", inputDiff: true };
        } else {
            compare(place, before, after, into);
        }
    }
}

/**
 * How two sets of inputs differ, by property path; null and missing are the same.
 * Source: `sdk/go/common/resource/properties_diff.go` and `NewDetailedDiffFromObjectDiff`.
 */
export function differences(old: PropertyMap, next: PropertyMap): Readonly<Differences> {
    const result: Differences = {};
    compareMaps("", old, next, result);
    return result;
}

/** The top-level keys in which two maps differ. */
export function changedKeys(old: PropertyMap, next: PropertyMap): string[] {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
    return keys.filter((key) => !equalValues(old[key] ?? null, next[key] ?? null));
}
