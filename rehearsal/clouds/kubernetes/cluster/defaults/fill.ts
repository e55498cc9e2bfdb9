import type { Value, ValueMap } from "../../../simulation/values";

/** Sets what is missing. */
export function fill(target: ValueMap, defaults: Readonly<Record<string, Value>>): void {
    for (const [key, value] of Object.entries(defaults)) {
        target[key] ??= value;
    }
}

/** The map of that name, made if it is missing. Text that stands in its place is left as it is. */
export function mapIn(target: ValueMap, key: string): ValueMap {
    const value = (target[key] ??= {});
    return typeof value === "object" && !Array.isArray(value) ? value : {};
}
