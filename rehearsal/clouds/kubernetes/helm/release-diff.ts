import type { DiffRequest, DiffResult } from "../../simulation/provider";
import { isMap, isUnknown, type Value, type ValueMap } from "../../simulation/values";
import { detailedDiff, pathText } from "../diff/detailed-diff";
import { sameJson } from "../diff/merge-patch";
import { revealed } from "../objects/secrets";
import type { Session } from "../session";
import { releaseId } from "./release-resource";

/** Inputs of older versions of the provider, which make no difference. */
const deprecated = ["checksum", "resourceNames"];

/**
 * Compares a release with its new inputs. Only another name or namespace is another release.
 * Source: `Diff` in provider/pkg/provider/helm_release.go of pulumi-kubernetes.
 */
export function diffRelease({ olds, news: sent, ignoreChanges }: DiffRequest, { inventory }: Session): DiffResult {
    const state = revealed(olds);
    inventory.noteRelease(releaseId(state));
    const news = revealed(sent);
    if (ignoreChanges.includes("version") && state.version !== undefined) {
        news.version = state.version;
    }
    const oldInputs = isMap(state.__inputs) ? { ...state.__inputs } : {};
    for (const name of deprecated) {
        Reflect.deleteProperty(oldInputs, name);
    }
    const patch = threeWayPatch(oldInputs, news, state);
    const differences = detailedDiff(patch, state, news, oldInputs, [".name", ".namespace"]);
    return {
        changes: Object.keys(patch).length > 0 ? "some" : "none",
        diffs: Object.keys(patch),
        replaces: differences.filter(({ kind }) => kind.endsWith("-replace")).map(({ path }) => pathText(path)),
        detailedDiff:
            differences.length === 0
                ? undefined
                : new Map(differences.map(({ path, kind, inputDiff }) => [pathText(path), { kind, inputDiff }])),
        deleteBeforeReplace: false,
    };
}

/**
 * What must change in the state for the new inputs to hold, and for what the old inputs alone had to go. Lists are one value.
 * Source: `CreateThreeWayMergePatch` in apimachinery/pkg/util/strategicpatch of Kubernetes, without a schema.
 */
function threeWayPatch(oldInputs: ValueMap, news: ValueMap, state: ValueMap): ValueMap {
    const patch: ValueMap = {};
    for (const key of Object.keys(oldInputs)) {
        if (!(key in news)) {
            patch[key] = null;
        }
    }
    for (const [key, unclear] of Object.entries(news)) {
        const value = asNull(unclear);
        const current = state[key];
        if (isMap(value) && isMap(current)) {
            const old = oldInputs[key];
            const inner = threeWayPatch(isMap(old) ? old : {}, value, current);
            if (Object.keys(inner).length > 0) {
                patch[key] = inner;
            }
        } else if (current === undefined || !sameJson(value, current)) {
            patch[key] = value;
        }
    }
    return patch;
}

function asNull(value: Value): Value {
    if (Array.isArray(value)) {
        return value.map(asNull);
    }
    return isUnknown(value) ? null : value;
}
