import type { DiffKind, PropertyDifference } from "../../simulation/provider";
import { isMap, isUnknown, type Value, type ValueMap } from "../../simulation/values";
import { touches } from "./force-new";
import { sameJson } from "./merge-patch";

/** A place in an object. */
export type Path = readonly (string | number)[];

/** One difference and where it is. */
export interface Difference extends PropertyDifference {
    readonly path: Path;
}

/** The four sides of a comparison; `undefined` where a side has nothing at that place. */
interface Sides {
    /** What the merge patch says; `null` for what goes. */
    readonly patch: Value;
    readonly live: Value | undefined;
    readonly news: Value | undefined;
    readonly olds: Value | undefined;
}

/**
 * Tells of a merge patch what is added, changed and deleted, and which of that forces a replacement.
 *
 * @param patch turns `live` into `news`
 * @param live the old state, reduced to the fields that inputs once set
 * @param news the new inputs
 * @param olds the old inputs, or what stands for them
 * @param forceNew the fields that can't change in place
 *
 * Source: `convertPatchToDiff` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export function detailedDiff(
    patch: ValueMap,
    live: ValueMap,
    news: ValueMap,
    olds: ValueMap,
    forceNew: readonly string[],
): readonly Difference[] {
    return ofMap([], patch, live, news, olds, false, forceNew);
}

function ofMap(
    path: Path,
    patch: ValueMap,
    live: ValueMap,
    news: ValueMap,
    olds: ValueMap,
    inList: boolean,
    forceNew: readonly string[],
): Difference[] {
    const differences = Object.entries(patch).flatMap(([key, value]) =>
        ofValue([...path, key], { patch: value, live: live[key], news: news[key], olds: olds[key] }, inList, forceNew),
    );
    // A patch holds whole lists, so it does not name what an element of one has lost.
    const lost = inList ? Object.keys(live).filter((key) => !(key in patch)) : [];
    return differences.concat(
        lost.flatMap((key) =>
            ofValue(
                [...path, key],
                { patch: null, live: live[key], news: news[key], olds: olds[key] },
                inList,
                forceNew,
            ),
        ),
    );
}

function ofList(
    path: Path,
    patch: readonly Value[],
    live: readonly Value[],
    news: readonly Value[],
    olds: readonly Value[],
    forceNew: readonly string[],
): Difference[] {
    return Array.from({ length: Math.max(patch.length, live.length) }).flatMap((_, index) =>
        ofValue(
            [...path, index],
            { patch: patch[index] ?? null, live: live[index], news: news[index] ?? null, olds: olds[index] ?? null },
            true,
            forceNew,
        ),
    );
}

function ofValue(path: Path, sides: Sides, inList: boolean, forceNew: readonly string[]): Difference[] {
    const { patch, live, news, olds } = sides;
    // What no new input sets can only have been deleted; else the cluster filled it in.
    if (news === undefined && (patch !== null || olds === undefined)) {
        return [];
    }
    if (patch === null && news === null && (live === undefined || live === null)) {
        return [];
    }
    if (patch === null) {
        // Helm releases are compared with nulls for what a preview does not know.
        return isUnknown(news)
            ? [difference(path, live === undefined ? "add" : "update", false, patch, forceNew)]
            : [difference(path, "delete", true, patch, forceNew)];
    }
    if (live === undefined) {
        return [difference(path, "add", false, patch, forceNew)];
    }
    if (isMap(patch) && isMap(live)) {
        return ofMap(path, patch, live, known(news), known(olds), inList, forceNew);
    }
    if (Array.isArray(patch) && Array.isArray(live)) {
        return ofList(path, patch, live, Array.isArray(news) ? news : [], Array.isArray(olds) ? olds : [], forceNew);
    }
    return sameJson(patch, live) ? [] : [difference(path, "update", false, patch, forceNew)];
}

function difference(
    path: Path,
    change: "add" | "delete" | "update",
    inputDiff: boolean,
    value: Value,
    forceNew: readonly string[],
): Difference {
    const kind: DiffKind = touches(forceNew, path, value) ? `${change}-replace` : change;
    return { path, kind, inputDiff };
}

function known(value: Value | undefined): ValueMap {
    return isMap(value) && !isUnknown(value) ? value : {};
}

/**
 * A place as Pulumi writes it: `spec.containers[0].image`, `metadata.labels["app.kubernetes.io/name"]`.
 * Source: `addPatchValueToDiff`, as above.
 */
export function pathText(path: Path): string {
    return path.reduce<string>((text, key) => {
        if (typeof key === "number") {
            return `${text}[${key}]`;
        }
        if (/[."[\]]/.test(key)) {
            return `${text}["${key.replaceAll('"', '\\"')}"]`;
        }
        return text === "" ? key : `${text}.${key}`;
    }, "");
}
