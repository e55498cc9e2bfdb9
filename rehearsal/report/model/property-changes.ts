import { compareMaps } from "../../display/property-diff";
import { secretMark } from "../../display/values";
import { covers, tryParsePath } from "../../model/paths";
import { type Json, type JsonObject, isJsonList, isJsonObject, parseJson } from "../../state/json";
import type { Step, StoredResource } from "./input";
import type { PropertyChange } from "./report";
import { isMark, valueAt } from "./shown-values";

/** What a step changes of a resource that stays or is replaced: inputs first, then options. */
export function propertyChanges(step: Step): PropertyChange[] {
    const { old, new: next } = step;
    if (old === undefined || next === undefined) {
        return next === undefined ? [] : compareProperties({}, next.inputs);
    }
    const told = step.paths.length > 0 ? toldChanges(step, old, next) : found(step, old, next);
    return [...told.flatMap(insideOfText), ...optionChanges(old, next)];
}

/** Compares two maps, as deep as both have maps and lists. */
export function compareProperties(
    old: JsonObject,
    next: JsonObject,
    replaceKeys: readonly string[] = [],
): PropertyChange[] {
    return compareMaps(old, next, replaceKeys).map(({ path, kind, replaces, old: before, new: after }) => ({
        path,
        kind,
        replaces,
        option: false,
        ...(before === undefined ? {} : { old: before }),
        ...(after === undefined ? {} : { new: after }),
    }));
}

/** What the provider tells. */
function toldChanges({ paths }: Step, old: StoredResource, next: StoredResource): PropertyChange[] {
    return paths.map(({ path, kind, replaces, inputDiff }): PropertyChange => {
        const after = valueAt(next.inputs, path);
        // What is in something that is not known yet is not gone.
        const isGone = kind === "delete" && !isMark(after);
        return {
            path,
            kind: kind === "delete" && !isGone ? "update" : kind,
            replaces,
            option: false,
            ...(kind === "add" ? {} : { old: valueAt(inputDiff ? old.inputs : old.outputs, path) ?? null }),
            ...(isGone ? {} : { new: after ?? null }),
        };
    });
}

/** Policies and the like are JSON in a text: what differs in it is told instead of two texts that begin alike. */
function insideOfText(change: PropertyChange): PropertyChange[] {
    const [old, next] = [structureIn(change.old), structureIn(change.new)];
    if (old === undefined || next === undefined) {
        return [change];
    }
    const differences = compareProperties({ text: old }, { text: next });
    // Written in another way, it is the same.
    return differences.length === 0
        ? [change]
        : differences.map((difference) => ({
              ...difference,
              path: change.path + difference.path.slice("text".length),
              replaces: change.replaces,
          }));
}

/** The list or the map that a text is the JSON of. */
export function structureIn(text: Json | undefined): Json | undefined {
    if (typeof text !== "string" || !/^\s*[[{]/.test(text)) {
        return undefined;
    }
    try {
        const value = parseJson(text);
        return isJsonList(value) || isJsonObject(value) ? value : undefined;
    } catch {
        return undefined;
    }
}

/** What differs between the inputs. Secrets look alike, so the engine's word is taken for them. */
function found({ diffs, replaceKeys }: Step, old: StoredResource, next: StoredResource): PropertyChange[] {
    const changes = compareProperties(old.inputs, next.inputs, replaceKeys);
    const seen = changes.map(({ path }) => tryParsePath(path) ?? [path]);
    const hidden = diffs.filter((key) => !seen.some((path) => covers([key], path)));
    return [
        ...changes,
        ...hidden.map((path): PropertyChange => ({
            path,
            kind: "update",
            replaces: replaceKeys.includes(path),
            option: false,
            old: secretMark,
            new: secretMark,
        })),
    ];
}

/** Options that say what may happen to a resource. Engines apply them without an update of it. */
function optionChanges(old: StoredResource, next: StoredResource): PropertyChange[] {
    const options = ["protect", "retainOnDelete"] as const;
    return options
        .filter((option) => old[option] !== next[option])
        .map((path) => ({
            path,
            kind: "update",
            replaces: false,
            option: true,
            old: old[path],
            new: next[path],
        }));
}
