import type { Members, Type } from "../shapes/type";
import { type Value, type ValueMap, isMap, isUnknown, unknown } from "./values";

/**
 * What can be said of a resource before it exists: what was put in, and everything else unknown.
 * Source: `PreviewOutputs` in `provider/pkg/convert` of pulumi-azure-native.
 */
export function previewOutputs(inputs: ValueMap, outputs: Members): ValueMap {
    const result: ValueMap = {};
    for (const [name, { type }] of outputs) {
        const value = inputs[name];
        result[name] = value === undefined || value === null ? unknown : previewValue(value, type);
    }
    return result;
}

function previewValue(value: Value, type: Type): Value {
    if (isUnknown(value)) {
        return value;
    }
    if (Array.isArray(value)) {
        return type.kind === "list" ? value.map((item) => previewValue(item, type.element)) : value;
    }
    if (!isMap(value)) {
        return value;
    }
    if (type.kind === "object") {
        return previewOutputs(value, type.members);
    }
    return type.kind === "map"
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, previewValue(item, type.element)]))
        : value;
}
