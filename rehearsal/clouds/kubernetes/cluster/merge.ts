import { isMap, type ValueMap } from "../../simulation/values";

/** An object with fields of another in place of its own; maps are merged. */
export function merged(object: ValueMap, fields: ValueMap): ValueMap {
    const result = { ...object };
    for (const [key, value] of Object.entries(fields)) {
        const old = result[key];
        result[key] = isMap(old) && isMap(value) ? merged(old, value) : value;
    }
    return result;
}
