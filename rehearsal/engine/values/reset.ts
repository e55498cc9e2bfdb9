import { type PropertyMap, type PropertyValue, Secret } from "../../model/values";
import { isList, isMap } from "../../model/inspect";
import type { PropertyPath } from "../../model/paths";
import { secret } from "./secrets";

/** A value after a reset, and whether the path made sense on both sides. */
interface Outcome {
    readonly value: PropertyValue;
    readonly ok: boolean;
}

/** Whether the two sides of the walk have passed through a secret. */
interface Secrecy {
    readonly old: boolean;
    readonly next: boolean;
}

/** An old value, hidden if it was hidden and would not be at its new place. */
function carried(value: PropertyValue, secrecy: Secrecy): PropertyValue {
    return secrecy.old && !secrecy.next ? secret(value) : value;
}

function walk(path: PropertyPath, old: PropertyValue, next: PropertyValue, secrecy: Secrecy): Outcome {
    if (old instanceof Secret) {
        return walk(path, old.value, next, { ...secrecy, old: true });
    }
    if (next instanceof Secret) {
        const { value, ok } = walk(path, old, next.value, { ...secrecy, next: true });
        return { value: new Secret(value), ok };
    }
    const [key, ...rest] = path;
    if (key === undefined) {
        return { value: next, ok: false };
    }
    if (typeof key === "number") {
        return walkIndex(key, rest, old, next, secrecy);
    }
    return key === "*" ? walkAll(rest, old, next, secrecy) : walkKey(key, rest, old, next, secrecy);
}

function walkIndex(
    index: number,
    rest: PropertyPath,
    old: PropertyValue,
    next: PropertyValue,
    secrecy: Secrecy,
): Outcome {
    if (!isList(old) || !isList(next)) {
        return { value: next, ok: !isList(old) && !isList(next) };
    }
    const [before, after] = [old[index], next[index]];
    if (before === undefined || after === undefined) {
        return { value: next, ok: before === undefined && after === undefined && rest.length === 0 };
    }
    const { value, ok } =
        rest.length === 0 ? { value: carried(before, secrecy), ok: true } : walk(rest, before, after, secrecy);
    return { value: next.with(index, value), ok };
}

function walkAll(rest: PropertyPath, old: PropertyValue, next: PropertyValue, secrecy: Secrecy): Outcome {
    if (isMap(next)) {
        if (!isMap(old)) {
            return { value: next, ok: rest.length === 0 };
        }
        if (rest.length === 0) {
            const values = Object.entries(old).map(([key, value]): [string, PropertyValue] => [
                key,
                carried(value, secrecy),
            ]);
            return { value: Object.fromEntries(values), ok: true };
        }
        let value: PropertyMap = next;
        for (const [key, before] of Object.entries(old)) {
            const after = value[key];
            if (after === undefined) {
                return { value, ok: false };
            }
            const inner = walk(rest, before, after, secrecy);
            value = { ...value, [key]: inner.value };
            if (!inner.ok) {
                return { value, ok: false };
            }
        }
        return { value, ok: true };
    }
    if (!isList(next)) {
        return { value: next, ok: false };
    }
    if (!isList(old)) {
        return { value: next, ok: rest.length === 0 };
    }
    const outcomes = next.map((after, index): Outcome => {
        const before = old[index];
        if (before === undefined) {
            return { value: after, ok: true };
        }
        return rest.length === 0 ? { value: carried(before, secrecy), ok: true } : walk(rest, before, after, secrecy);
    });
    const ok = old.length === next.length && outcomes.every((outcome) => outcome.ok);
    return { value: outcomes.map((outcome) => outcome.value), ok };
}

function walkKey(key: string, rest: PropertyPath, old: PropertyValue, next: PropertyValue, secrecy: Secrecy): Outcome {
    const before = isMap(old) ? old[key] : undefined;
    if (rest.length === 0) {
        if (before === undefined) {
            return { value: isMap(next) ? without(next, key) : next, ok: true };
        }
        return isMap(next)
            ? { value: { ...next, [key]: carried(before, secrecy) }, ok: true }
            : { value: next, ok: false };
    }
    if (!isMap(old) || !isMap(next)) {
        return { value: next, ok: !isMap(old) && !isMap(next) };
    }
    const after = next[key];
    if (after === undefined) {
        return { value: next, ok: before === undefined };
    }
    const { value, ok } = walk(rest, before ?? null, after, secrecy);
    return { value: { ...next, [key]: value }, ok };
}

function without(map: PropertyMap, key: string): PropertyMap {
    return Object.fromEntries(Object.entries(map).filter(([other]) => other !== key));
}

/**
 * Gives the new value at a path the old value of the same place: missing there, it is removed; containers are never
 * made, and lists never change their length. `ok` tells whether the path made sense.
 * Source: `PropertyPath.Reset` in `sdk/go/common/resource/properties_path.go`.
 */
export function resetPath(path: PropertyPath, old: PropertyMap, next: PropertyMap): { map: PropertyMap; ok: boolean } {
    const { value, ok } = walk(path, old, next, { old: false, next: false });
    return { map: isMap(value) ? value : next, ok };
}
