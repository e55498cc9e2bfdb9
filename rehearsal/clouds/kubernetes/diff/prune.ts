import { isMap, type Value, type ValueMap } from "../../simulation/values";

/**
 * Reduces a live object to the shape of the inputs that made it, so that what the cluster filled in is no difference.
 * Source: `pruneMap` and `pruneSlice` in provider/pkg/provider/util.go of pulumi-kubernetes.
 */
export function prune(source: ValueMap, shape: ValueMap): ValueMap {
    const result: ValueMap = {};
    for (const [key, value] of Object.entries(source)) {
        const wanted = shape[key];
        if (wanted === undefined) {
            continue;
        }
        if (isMap(value) && isMap(wanted)) {
            result[key] = prune(value, wanted);
        } else if (Array.isArray(value) && Array.isArray(wanted)) {
            result[key] = pruneList(value, wanted);
        } else {
            result[key] = value;
        }
    }
    return result;
}

function pruneList(source: readonly Value[], shape: readonly Value[]): Value[] {
    if (source.length === 0 || shape.length === 0) {
        return [];
    }
    if (kindOf(source[0]) !== kindOf(shape[0])) {
        return [...source];
    }
    return shape.slice(0, source.length).map((wanted, index) => {
        const value = source[index] ?? null;
        if (isMap(value) && isMap(wanted)) {
            return prune(value, wanted);
        }
        return Array.isArray(value) && Array.isArray(wanted) ? pruneList(value, wanted) : value;
    });
}

function kindOf(value: Value | undefined): string {
    return Array.isArray(value) ? "list" : typeof value;
}
