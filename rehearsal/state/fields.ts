import { type Json, type JsonObject, isJsonList, isJsonObject } from "./json";

/** Typed reading of a JSON object's fields; an absent field is the empty value of its type, as in Pulumi's state. */
export class Fields {
    readonly #fields: JsonObject;

    constructor(
        json: Json | undefined,
        private readonly subject: string,
    ) {
        if (!isJsonObject(json)) {
            throw new Error(`${subject}: expected an object, found ${describe(json)}`);
        }
        this.#fields = json;
    }

    value(key: string): Json | undefined {
        return this.#fields[key];
    }

    text(key: string): string {
        return this.#typed(key, "a string", "", (value) => typeof value === "string");
    }

    flag(key: string): boolean {
        return this.#typed(key, "true or false", false, (value) => typeof value === "boolean");
    }

    number(key: string): number {
        return this.#typed(key, "a number", 0, (value) => typeof value === "number");
    }

    object(key: string): JsonObject {
        return this.#typed(key, "an object", {}, isJsonObject);
    }

    list(key: string): readonly Json[] {
        return this.#typed(key, "a list", [], isJsonList);
    }

    texts(key: string): readonly string[] {
        return this.#typed(key, "a list of strings", [], isTexts);
    }

    textsByKey(key: string): Readonly<Record<string, readonly string[]>> {
        const inner = new Fields(this.object(key), `${this.subject}: ${key}`);
        return Object.fromEntries(Object.keys(this.object(key)).map((name) => [name, inner.texts(name)]));
    }

    #typed<T extends Json>(key: string, expected: string, empty: T, is: (value: Json) => value is T): T {
        const value = this.#fields[key] ?? null;
        if (value === null) {
            return empty;
        }
        if (!is(value)) {
            throw new Error(`${this.subject}: field '${key}': expected ${expected}, found ${describe(value)}`);
        }
        return value;
    }
}

function isTexts(value: Json): value is readonly string[] {
    return isJsonList(value) && value.every((element) => typeof element === "string");
}

function describe(value: Json | undefined): string {
    return value === undefined ? "nothing" : JSON.stringify(value);
}
