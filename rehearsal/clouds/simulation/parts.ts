import type { CheckFailure } from "./provider";
import { type Value, type ValueMap, isMap } from "./values";

/** The object of that name; empty if there is none, or it is not known. */
export function part(values: ValueMap, name: string): ValueMap {
    const value = values[name];
    return isMap(value) ? value : {};
}

/** The list of that name; empty if there is none, or it is not known. */
export function listOf(values: ValueMap, name: string): Value[] {
    const value = values[name];
    return Array.isArray(value) ? value : [];
}

/** The objects in the list of that name. */
export function parts(values: ValueMap, name: string): ValueMap[] {
    return listOf(values, name).filter((item): item is ValueMap => isMap(item));
}

/** One fault, if there is one. */
export function failIf(wrong: boolean, reason: string): CheckFailure[] {
    return wrong ? [{ property: "", reason }] : [];
}
