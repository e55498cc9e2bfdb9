import { compareMaps } from "../../display/property-diff";
import { secretMark } from "../../display/values";
import { covers, tryParsePath } from "../../model/paths";
import type { JsonObject } from "../../state/json";
import type { Step, StoredResource } from "./input";
import type { PropertyChange } from "./report";
import { valueAt } from "./shown-values";

/** What a step changes of a resource that stays or is replaced: inputs first, then options. */
export function propertyChanges(step: Step): PropertyChange[] {
    const { old, new: next } = step;
    if (old === undefined || next === undefined) {
        return next === undefined ? [] : compareProperties({}, next.inputs);
    }
    const told = step.paths.length > 0 ? toldChanges(step, old, next) : found(step, old, next);
    return [...told, ...optionChanges(old, next)];
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
    return paths.map(({ path, kind, replaces, inputDiff }) => ({
        path,
        kind,
        replaces,
        option: false,
        ...(kind === "add" ? {} : { old: valueAt(inputDiff ? old.inputs : old.outputs, path) ?? null }),
        ...(kind === "delete" ? {} : { new: valueAt(next.inputs, path) ?? null }),
    }));
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
