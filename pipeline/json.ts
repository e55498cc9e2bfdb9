import { readFileSync } from "node:fs";

/** An object of JSON, which may have anything in it. */
export type Properties = Readonly<Record<string, unknown>>;

/** True for an object that is no list. */
export function isProperties(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path of keys; `undefined` where it leads nowhere. */
export function at(value: unknown, ...path: readonly string[]): unknown {
    return path.reduce<unknown>((found, key) => (isProperties(found) ? found[key] : undefined), value);
}

/** The items of a list; none where there is no list. */
export function itemsOf(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}

/** The JSON document in a file. Throws naming the file. */
export function readJson(file: string): unknown {
    const text = readFileSync(file, "utf8");
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new Error(`Expected JSON in ${file}, found something else: ${text.slice(0, 200)}`, { cause: error });
    }
}
