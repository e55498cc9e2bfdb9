/** What `JSON.parse` can give. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
    readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
    return Array.isArray(value);
}

/** Parses JSON text to its checked type. */
export function parseJson(text: string): Json {
    // JSON.parse is typed `any`; this is the one place that says what it is.
    return JSON.parse(text) as Json;
}
