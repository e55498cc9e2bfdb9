import type { DiffKind, PropertyDifference } from "../../model/events";
import type { PropertyMap, PropertyValue } from "../../model/values";
import type { DiffRequest, DiffResult, ResourceManager } from "../providers/provider";
import { changedKeys, differences } from "../values/differences";
import { equalValues } from "../../model/equality";
import { containsUnknowns, mapValues, unwrap } from "../../model/inspect";
import { covers, parsePath, tryParsePath } from "../../model/paths";
import { resetPath } from "../values/reset";

/** The key that stands for an earlier failure to become healthy. */
const initErrorKey = "#initerror";

/** Gives ignored properties their old values; `faults` are the paths that make no sense. */
export function applyIgnoreChanges(
    inputs: PropertyMap,
    oldInputs: PropertyMap,
    paths: readonly string[],
): { inputs: PropertyMap; faults: string[] } {
    let result = inputs;
    const faults: string[] = [];
    for (const text of paths) {
        const path = tryParsePath(text);
        if (path !== undefined) {
            const { map, ok } = resetPath(path, oldInputs, result);
            result = map;
            if (!ok) {
                faults.push(text);
            }
        }
    }
    return { inputs: result, faults };
}

/** Asks the provider; where it can't tell, the inputs are compared. */
export async function diffResource(manager: ResourceManager, request: DiffRequest): Promise<DiffResult> {
    const diff = await manager.diff(request);
    if (diff.changes !== "unknown") {
        return diff;
    }
    const { inputs } = applyIgnoreChanges(request.newInputs, request.oldInputs, request.ignoreChanges);
    const [old, next] = [mapValues(request.oldInputs, unwrap), mapValues(inputs, unwrap)];
    const keys = changedKeys(old, next);
    return keys.length === 0
        ? { ...diff, changes: "none" }
        : { ...diff, changes: "some", changedKeys: keys, detailedDiff: differences(old, next) };
}

const toReplace: Readonly<Record<DiffKind, DiffKind>> = {
    add: "add-replace",
    "add-replace": "add-replace",
    delete: "delete-replace",
    "delete-replace": "delete-replace",
    update: "update-replace",
    "update-replace": "update-replace",
};

const inverted: Readonly<Record<DiffKind, DiffKind>> = {
    add: "delete",
    "add-replace": "delete-replace",
    delete: "add",
    "delete-replace": "add-replace",
    update: "update",
    "update-replace": "update-replace",
};

/** The difference seen from the other side. */
export function invert(diff: DiffResult): DiffResult {
    const entries = Object.entries(diff.detailedDiff ?? {}).map(
        ([path, { kind, inputDiff }]): [string, PropertyDifference] => [path, { kind: inverted[kind], inputDiff }],
    );
    return diff.detailedDiff === undefined ? diff : { ...diff, detailedDiff: Object.fromEntries(entries) };
}

/**
 * Turns changes into replacements where the program asks for it.
 * Source: `applyReplaceOnChanges` in `pkg/resource/deploy/step_generator.go`.
 */
export function applyReplaceOnChanges(
    diff: DiffResult,
    replaceOnChanges: readonly string[],
    hasInitErrors: boolean,
): DiffResult {
    if ((diff.changes !== "some" && !hasInitErrors) || replaceOnChanges.length === 0) {
        return diff;
    }
    const paths = replaceOnChanges.map(parsePath);
    const asked = (text: string): boolean => {
        const place = tryParsePath(text);
        return place !== undefined && paths.some((path) => covers(path, place));
    };
    const detailed: Record<string, PropertyDifference> = {};
    for (const [path, { kind, inputDiff }] of Object.entries(diff.detailedDiff ?? {})) {
        detailed[path] = { kind: asked(path) ? toReplace[kind] : kind, inputDiff };
    }
    const replaceKeys = new Set([...diff.replaceKeys, ...diff.changedKeys.filter(asked)]);
    const unhealthy = hasInitErrors && asked(initErrorKey);
    if (unhealthy) {
        replaceKeys.add(initErrorKey);
        detailed[initErrorKey] = { kind: "update-replace", inputDiff: false };
    }
    return {
        ...diff,
        changes: unhealthy ? "some" : diff.changes,
        replaceKeys: [...replaceKeys],
        detailedDiff: diff.detailedDiff === undefined ? undefined : detailed,
    };
}

/** Whether a changed trigger asks for a replacement: both are there and differ, or one is unknown. */
export function isTriggered(old: PropertyValue | undefined, next: PropertyValue | undefined): boolean {
    const [before, after] = [unwrap(old ?? null), unwrap(next ?? null)];
    if (containsUnknowns(before) || containsUnknowns(after)) {
        return true;
    }
    return before !== null && after !== null && !equalValues(before, after);
}
