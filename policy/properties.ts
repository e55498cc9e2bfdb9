/** Properties of a resource, or of an object among them. */
export type Properties = Readonly<Record<string, unknown>>;

/** True for an object that is no list. */
export function isProperties(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
