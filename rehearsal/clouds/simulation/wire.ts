import "../../wire/struct";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { Value, ValueMap } from "./values";

/** The properties in a protobuf message; an absent message has none. */
export function fromStruct(struct: Struct | undefined): ValueMap {
    return struct?.toJavaScript() ?? {};
}

export function toStruct(values: ValueMap): Struct {
    return Struct.fromJavaScript(values);
}

/** How a provider reads properties. */
export type ReadProperties = (struct: Struct | undefined) => ValueMap;

/** Reads properties with or without their nulls. */
export function readerOf(keepsNulls: boolean): ReadProperties {
    return keepsNulls ? fromStruct : (struct) => withoutNulls(fromStruct(struct));
}

/** A copy without nulls, as the Go providers read their properties (`SkipNulls`). Elements of lists stay. */
function withoutNulls(values: ValueMap): ValueMap {
    const result: ValueMap = {};
    for (const [key, value] of Object.entries(values)) {
        if (value !== null) {
            result[key] = dropNulls(value);
        }
    }
    return result;
}

function dropNulls(value: Value): Value {
    if (Array.isArray(value)) {
        return value.map(dropNulls);
    }
    return typeof value === "object" && value !== null ? withoutNulls(value) : value;
}
