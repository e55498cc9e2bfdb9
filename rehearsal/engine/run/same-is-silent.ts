import type { ResourceState } from "../../model/state";
import { equalMaps, equalValues } from "../../model/equality";

function sameSet(a: readonly string[], b: readonly string[]): boolean {
    return a.length === b.length && new Set([...a, ...b]).size === new Set(a).size;
}

function sameLists(
    a: Readonly<Record<string, readonly string[]>>,
    b: Readonly<Record<string, readonly string[]>>,
): boolean {
    const keys = Object.keys(a);
    return (
        keys.length === Object.keys(b).length &&
        keys.every((key) => {
            const [left, right] = [a[key], b[key]];
            return left !== undefined && right !== undefined && sameSet(left, right);
        })
    );
}

/**
 * Whether an unchanged resource's state is so much the same that it needs no write of its own; it is written with
 * the next change or at the end.
 * Source: `mustWrite` in `pkg/engine/journal_snapshot.go`.
 */
export function sameIsSilent(old: ResourceState, next: ResourceState): boolean {
    return (
        old.urn === next.urn &&
        old.type === next.type &&
        old.custom === next.custom &&
        old.provider === next.provider &&
        old.parent === next.parent &&
        old.protect === next.protect &&
        old.retainOnDelete === next.retainOnDelete &&
        old.deletedWith === next.deletedWith &&
        old.customTimeouts?.create === next.customTimeouts?.create &&
        old.customTimeouts?.update === next.customTimeouts?.update &&
        old.customTimeouts?.delete === next.customTimeouts?.delete &&
        sameSet(old.replaceWith, next.replaceWith) &&
        sameSet(old.dependencies, next.dependencies) &&
        sameLists(old.propertyDependencies, next.propertyDependencies) &&
        sameLists(old.resourceHooks, next.resourceHooks) &&
        equalMaps(old.inputs, next.inputs) &&
        equalMaps(old.outputs, next.outputs) &&
        equalValues(old.replacementTrigger ?? null, next.replacementTrigger ?? null)
    );
}
