import type { Members, Type } from "../shapes/type";
import { type Value, type ValueMap, isMap, isUnknown, unknown } from "./values";

/**
 * What a preview says of optional outputs that were not put in. Either way, it does not know the others: the cloud computes
 * them.
 */
export type Ungiven = "absent" | "unknown";

/** What can be said of a resource before it exists: what was put in, and what will come out besides. */
export function previewOutputs(inputs: ValueMap, outputs: Members, optional: Ungiven): ValueMap {
    const result: ValueMap = {};
    for (const [name, { type, required }] of outputs) {
        const value = inputs[name] ?? null;
        if (value !== null) {
            result[name] = previewValue(value, type, optional);
        } else if (required || optional === "unknown") {
            result[name] = unknown;
        }
    }
    return result;
}

function previewValue(value: Value, type: Type, optional: Ungiven): Value {
    if (isUnknown(value)) {
        return value;
    }
    if (Array.isArray(value)) {
        return type.kind === "list" ? value.map((item) => previewValue(item, type.element, optional)) : value;
    }
    if (!isMap(value)) {
        return value;
    }
    if (type.kind === "object") {
        return previewOutputs(value, type.members, optional);
    }
    return type.kind === "map"
        ? Object.fromEntries(
              Object.entries(value).map(([key, item]) => [key, previewValue(item, type.element, optional)]),
          )
        : value;
}
