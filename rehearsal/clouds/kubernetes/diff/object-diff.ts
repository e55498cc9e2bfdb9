import { ProviderError } from "../../simulation/errors";
import type { DiffResult, PropertyDifference } from "../../simulation/provider";
import type { ValueMap } from "../../simulation/values";
import { isPatchToken } from "../objects/group-version-kind";
import { isAutonamed, isNamed } from "../objects/naming";
import { removeAt, setAt, stringAt, valueAt } from "../objects/paths";
import { type Difference, detailedDiff, pathText } from "./detailed-diff";
import { forceNewFields, identityFields, type Mutability } from "./force-new";
import { mergePatch } from "./merge-patch";
import { covers, parsePath, type PropertyPath } from "./property-path";
import { prune } from "./prune";

/** What a comparison of a Kubernetes object needs to know. The objects are normalized copies, free of secrets. */
export interface Comparison {
    readonly token: string;
    readonly oldInputs: ValueMap;
    readonly live: ValueMap;
    readonly news: ValueMap;
    readonly ignoreChanges: readonly string[];
    readonly namespaced: boolean;
    readonly serverSideApply: boolean;
    readonly mutable: Mutability;
    /** Reports a change even where there is none, so that everything is rendered anew. */
    readonly always: boolean;
}

/**
 * Compares new inputs with the live object, leaving out what the cluster filled in.
 * Source: `Diff` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export function diffObject(comparison: Comparison): DiffResult {
    const { token, news, live, always } = comparison;
    const old = comparable(comparison);
    const patch = mergePatch(old, news);
    const fields = isPatchToken(token, stringAt(news, "kind"))
        ? identityFields
        : forceNewFields(news, comparison.mutable);
    const ignored = comparison.ignoreChanges.map(ignoredPath);
    const differences = detailedDiff(patch, old, news, old, fields).filter(
        ({ path }) => !ignored.some((cover) => covers(cover, path)),
    );
    const replaces = differences.filter(forcesReplacement).map(({ path }) => pathText(path));
    return {
        changes: differences.length > 0 || always ? "some" : "none",
        replaces,
        diffs: [],
        detailedDiff: new Map(differences.map((difference) => [pathText(difference.path), withoutPath(difference)])),
        // A replacement of the same name can only exist once the old object is gone.
        deleteBeforeReplace: replaces.length > 0 && isNamed(news) && !isAutonamed(news) && sameIdentity(news, live),
    };
}

/** The live object reduced to what the old inputs set, and both sides made alike in what makes no difference. */
function comparable({ oldInputs, live, news, namespaced, serverSideApply }: Comparison): ValueMap {
    const old = prune(live, oldInputs);
    for (const side of [old, news]) {
        if (namespaced) {
            setAt(side, ["metadata", "namespace"], valueAt(side, "metadata", "namespace") ?? "default");
        } else {
            removeAt(side, "metadata", "namespace");
        }
    }
    if (stringAt(old, "apiVersion") === "" && stringAt(old, "kind") === "") {
        Object.assign(old, { apiVersion: news.apiVersion, kind: news.kind });
    }
    if (serverSideApply) {
        removeAt(old, "metadata", "resourceVersion");
    }
    if (stringAt(news, "metadata", "name") !== "") {
        setAt(old, ["metadata", "name"], stringAt(live, "metadata", "name"));
    }
    return old;
}

function forcesReplacement({ kind, path }: Difference): boolean {
    return kind.endsWith("-replace") || (kind === "delete" && pathText(path) === "metadata");
}

function sameIdentity(news: ValueMap, live: ValueMap): boolean {
    return (["name", "namespace"] as const).every(
        (key) => stringAt(news, "metadata", key) === stringAt(live, "metadata", key),
    );
}

function ignoredPath(text: string): PropertyPath {
    const path = parsePath(text);
    if (path === undefined) {
        throw new ProviderError(`failed to parse ignore path: ${text}`);
    }
    return path;
}

function withoutPath({ kind, inputDiff }: Difference): PropertyDifference {
    return { kind, inputDiff };
}
