import type { Value } from "../../simulation/values";

/** Data from a parser as property values: what JSON has no form for becomes its text. */
export function toValue(data: unknown): Value {
    if (data === null || data === undefined) {
        return null;
    }
    if (typeof data === "string" || typeof data === "boolean" || typeof data === "number") {
        return data;
    }
    if (Array.isArray(data)) {
        return data.map(toValue);
    }
    if (typeof data === "bigint") {
        return Number(data);
    }
    if (data instanceof Date) {
        return data.toISOString();
    }
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, toValue(value)]));
}
