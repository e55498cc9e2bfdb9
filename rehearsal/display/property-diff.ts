import { equalValues } from "../model/equality";
import { isList, isMap } from "../model/inspect";
import { type PropertyPath, formatPath, tryParsePath } from "../model/paths";
import type { StepMetadata } from "../model/events";
import { type PropertyMap, type PropertyValue, Secret } from "../model/values";
import type { Json } from "../state/json";
import { toShownJson } from "./values";

/** One property that a step changes, as it may be shown. */
export interface ShownDifference {
    readonly path: string;
    readonly kind: "add" | "delete" | "update";
    /** True if this difference makes the step a replacement. */
    readonly replaces: boolean;
    /** Absent for `add`. */
    readonly old: Json | undefined;
    /** Absent for `delete`. */
    readonly new: Json | undefined;
}

/**
 * What a step changes: as the provider tells it where it does, else by comparing the inputs. For a creation that is
 * every input.
 */
export function differencesOf(step: StepMetadata): readonly ShownDifference[] {
    const { old, new: next, detailedDiff, keys } = step;
    if (old === undefined || next === undefined) {
        return compare(old === undefined ? {} : null, next?.inputs ?? null, [], keys);
    }
    const hidden = new Set(next.hideDiff);
    if (detailedDiff === undefined || Object.keys(detailedDiff).length === 0) {
        return compare(old.inputs, next.inputs, [], keys).filter(({ path }) => !hidden.has(path));
    }
    return Object.entries(detailedDiff)
        .filter(([path]) => !hidden.has(path))
        .map(([path, { kind, inputDiff }]) => {
            const segments = tryParsePath(path) ?? [path];
            const before = lookUp(inputDiff ? old.inputs : old.outputs, segments);
            const after = lookUp(next.inputs, segments);
            const base = kind.replace("-replace", "");
            return {
                path,
                kind: base === "add" || base === "delete" ? base : "update",
                replaces: kind.endsWith("-replace"),
                old: base === "add" ? undefined : toShownJson(before ?? null),
                new: base === "delete" ? undefined : toShownJson(after ?? null),
            };
        });
}

/** The outputs of a stack that a run changes. */
export function compareOutputs(old: PropertyMap, next: PropertyMap): readonly ShownDifference[] {
    return Object.keys({ ...old, ...next }).flatMap((key) => {
        const [before, after] = [old[key], next[key]];
        if (before !== undefined && after !== undefined && equalValues(before, after)) {
            return [];
        }
        return [difference([key], before, after, [])];
    });
}

/** What differs between two maps, of inputs or of settings; `keys` are the properties that force a replacement. */
export function compareMaps(
    old: PropertyMap,
    next: PropertyMap,
    keys: readonly string[] = [],
): readonly ShownDifference[] {
    return compare(old, next, [], keys);
}

/** Descends into maps and lists as long as both sides have them. */
function compare(
    old: PropertyValue,
    next: PropertyValue,
    path: PropertyPath,
    keys: readonly string[],
): ShownDifference[] {
    if (isMap(old) && isMap(next)) {
        const names = Object.keys({ ...old, ...next }).filter((name) => path.length > 0 || !name.startsWith("__"));
        return names.flatMap((name) => compareMember(old[name], next[name], [...path, name], keys));
    }
    if (isList(old) && isList(next)) {
        const indices = Array.from({ length: Math.max(old.length, next.length) }, (_, index) => index);
        return indices.flatMap((index) => compareMember(old[index], next[index], [...path, index], keys));
    }
    return path.length === 0 || equalValues(old, next) ? [] : [difference(path, old, next, keys)];
}

function compareMember(
    old: PropertyValue | undefined,
    next: PropertyValue | undefined,
    path: PropertyPath,
    keys: readonly string[],
): ShownDifference[] {
    if ((old ?? null) === null && (next ?? null) === null) {
        return [];
    }
    return old === undefined || next === undefined
        ? [difference(path, old, next, keys)]
        : compare(old, next, path, keys);
}

function difference(
    path: PropertyPath,
    old: PropertyValue | undefined,
    next: PropertyValue | undefined,
    keys: readonly string[],
): ShownDifference {
    return {
        path: formatPath(path),
        kind: old === undefined ? "add" : next === undefined ? "delete" : "update",
        replaces: keys.includes(String(path[0])),
        old: old === undefined ? undefined : toShownJson(old),
        new: next === undefined ? undefined : toShownJson(next),
    };
}

/** The value at a path. What lies inside of a secret stays one. */
function lookUp(value: PropertyValue, [first, ...rest]: PropertyPath): PropertyValue | undefined {
    if (first === undefined) {
        return value;
    }
    if (value instanceof Secret) {
        const inner = lookUp(value.value, [first, ...rest]);
        return inner === undefined ? undefined : new Secret(inner);
    }
    const member = isList(value) ? value[Number(first)] : isMap(value) ? value[first] : undefined;
    return member === undefined ? undefined : lookUp(member, rest);
}
