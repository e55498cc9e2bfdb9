import { isMap, isUnknown, type Value, type ValueMap } from "../../simulation/values";

/** The value at a path of keys, or `undefined` where there is none or the way there is not known yet. */
export function valueAt(object: ValueMap, ...path: readonly string[]): Value | undefined {
    let value: Value | undefined = object;
    for (const key of path) {
        value = isMap(value) ? value[key] : undefined;
    }
    return value;
}

/** The known string at a path; empty where there is none, as Kubernetes' own accessors answer. */
export function stringAt(object: ValueMap, ...path: readonly string[]): string {
    const value = valueAt(object, ...path);
    return typeof value === "string" && !isUnknown(value) ? value : "";
}

/** The map at a path, or an empty one. */
export function mapAt(object: ValueMap, ...path: readonly string[]): ValueMap {
    const value = valueAt(object, ...path);
    return isMap(value) ? value : {};
}

/** The list at a path, or an empty one. */
export function listAt(object: ValueMap, ...path: readonly string[]): Value[] {
    const value = valueAt(object, ...path);
    return Array.isArray(value) ? value : [];
}

/** The maps in the list at a path. */
export function mapsAt(object: ValueMap, ...path: readonly string[]): ValueMap[] {
    return listAt(object, ...path).filter(isMap);
}

/** Sets a value, making maps on the way; changes nothing where something that is no map stands in the way. */
export function setAt(object: ValueMap, path: readonly string[], value: Value): void {
    const [key, ...rest] = path;
    if (key === undefined) {
        return;
    }
    if (rest.length === 0) {
        object[key] = value;
        return;
    }
    const inner = (object[key] ??= {});
    if (isMap(inner)) {
        setAt(inner, rest, value);
    }
}

/** Removes the value at a path, if it is there. */
export function removeAt(object: ValueMap, ...path: readonly string[]): void {
    const key = path.at(-1);
    const parent = valueAt(object, ...path.slice(0, -1));
    if (key !== undefined && isMap(parent)) {
        Reflect.deleteProperty(parent, key);
    }
}
