import { elementPath, memberPath } from "./paths";
import type { DiffKind, PropertyDifference } from "./provider";
import { type Value, type ValueMap, isMap, isSpecial } from "./values";

/** Tells whether a change of a property forces a replacement. Elements of lists are written `list[].name`. */
export type ForcesReplacement = (pattern: string, change: "add" | "delete" | "update") => boolean;

/**
 * The differences between two sets of inputs, by property path. Objects and lists are compared part by part; null and
 * absent are the same. A property below one that forces a replacement forces it too.
 */
export function differences(
    olds: ValueMap,
    news: ValueMap,
    forcesReplacement: ForcesReplacement,
    same: (pattern: string, old: Value, value: Value) => boolean = () => false,
): Map<string, PropertyDifference> {
    const found = new Map<string, PropertyDifference>();

    function compare(old: Value | undefined, value: Value | undefined, path: string, pattern: string, forced: boolean) {
        const from = old ?? null;
        const to = value ?? null;
        const change = from === null ? "add" : to === null ? "delete" : "update";
        const replaces = forced || forcesReplacement(pattern, change);
        if (from === to || (from !== null && to !== null && same(pattern, from, to))) {
            return;
        }
        if (isMap(from) && isMap(to) && !isSpecial(from) && !isSpecial(to)) {
            compareMaps(from, to, path, pattern, replaces);
        } else if (Array.isArray(from) && Array.isArray(to)) {
            for (let index = 0; index < Math.max(from.length, to.length); index += 1) {
                compare(from[index], to[index], elementPath(path, index), `${pattern}[]`, replaces);
            }
        } else if (JSON.stringify(from) !== JSON.stringify(to)) {
            found.set(path, { kind: replaces ? (`${change}-replace` satisfies DiffKind) : change, inputDiff: true });
        }
    }

    function compareMaps(from: ValueMap, to: ValueMap, path: string, pattern: string, forced: boolean): void {
        for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
            const inner = pattern === "" ? key : `${pattern}.${key}`;
            compare(own(from, key), own(to, key), memberPath(path, key), inner, forced);
        }
    }

    compareMaps(olds, news, "", "", false);
    return found;
}

/** Not `values[key]`, because names such as `constructor` are found in every object. */
function own(values: ValueMap, key: string): Value | undefined {
    return Object.hasOwn(values, key) ? values[key] : undefined;
}
