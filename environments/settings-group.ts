import type { Fault } from "@fairlead/components/shared/arguments";

import { nearest } from "./nearest";

/** What reading the settings finds out beside their values. */
export interface Findings {
    readonly faults: Fault[];
    /** Keys that still hold values made up for examples: good for a rehearsal, wrong for a deployment. */
    readonly examples: string[];
}

/** What a text must be. */
export interface TextRules {
    /** As in "expected …". */
    readonly expected: string;
    readonly pattern: RegExp;
    /** What to do if it is something else. */
    readonly mend: string;
    /** Values made up for examples. */
    readonly example?: RegExp;
}

/** A text whose form the component it goes to checks. */
export function anyText(expected: string, example?: RegExp): TextRules {
    return { expected, pattern: /\S/, mend: "write some text", example };
}

/** Networks for documentation (RFC 5737), from which nobody comes. */
export const exampleNetwork = /^(192\.0\.2|198\.51\.100|203\.0\.113)\./;

/**
 * A group of settings, read key by key. What is wrong goes to the findings, and a stand-in of the right type comes back,
 * so that reading goes on and all faults come out together. Keys that nobody asked for are faults.
 */
export class SettingsGroup {
    readonly #values: Readonly<Record<string, unknown>>;
    readonly #asked = new Set<string>();

    /** @param prefix what stands before each key, with its separator, for example `fairlead:azure.` */
    constructor(
        found: unknown,
        private readonly prefix: string,
        private readonly findings: Findings,
    ) {
        this.#values = isGroup(found) ? found : {};
        if (!isGroup(found) && found !== undefined) {
            this.#fault(prefix.slice(0, -1), found, "a group of settings", "write key: value on lines of their own");
        }
    }

    /** `undefined` for a key that is not there; otherwise what `read` makes of it. */
    optional<T>(key: string, read: (key: string) => T): T | undefined {
        this.#asked.add(key);
        return this.#values[key] === undefined ? undefined : read(key);
    }

    text(key: string, { expected, pattern, mend, example }: TextRules): string {
        const found = this.#take(key);
        if (typeof found !== "string" || !pattern.test(found)) {
            const quotes = typeof found === "number" ? `write it in quotes: "${found}"` : mend;
            this.#fault(this.prefix + key, found, expected, quotes);
            return "";
        }
        if (example?.test(found) === true) {
            this.findings.examples.push(this.prefix + key);
        }
        return found;
    }

    /** @param unit what is counted, as in "a whole number (nodes)". */
    wholeNumber(key: string, unit: string): number {
        const found = this.#take(key);
        if (typeof found === "number" && Number.isInteger(found)) {
            return found;
        }
        this.#fault(this.prefix + key, found, `a whole number (${unit})`, "write digits without quotes");
        return 0;
    }

    /** @param unit what is measured, as in "a number (GiB)". */
    number(key: string, unit: string): number {
        const found = this.#take(key);
        if (typeof found === "number") {
            return found;
        }
        this.#fault(this.prefix + key, found, `a number (${unit})`, "write digits without quotes");
        return 0;
    }

    flag(key: string): boolean {
        const found = this.#take(key);
        if (typeof found === "boolean") {
            return found;
        }
        this.#fault(this.prefix + key, found, "true or false", "write one of them without quotes");
        return false;
    }

    /** @param fallback stands in for what is none of them. */
    oneOf<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
        const found = this.#take(key);
        const value = allowed.find((candidate) => candidate === found);
        if (value === undefined) {
            const near = typeof found === "string" ? nearest(found, allowed) : undefined;
            const mend = near === undefined ? "choose one of them" : `did you mean ${near}?`;
            this.#fault(this.prefix + key, found, `one of ${allowed.join(", ")}`, mend);
        }
        return value ?? fallback;
    }

    /** A group that is not there is read as an empty one. */
    group<T>(key: string, read: (group: SettingsGroup) => T): T {
        return readGroup(this.#take(key), `${this.prefix}${key}.`, this.findings, read);
    }

    groups<T>(key: string, read: (group: SettingsGroup) => T): T[] {
        return this.#list(key).map((found, index) =>
            readGroup(found, `${this.prefix}${key}[${index}].`, this.findings, read),
        );
    }

    texts(key: string, rules: TextRules): string[] {
        const items = Object.fromEntries(this.#list(key).map((found, index) => [`${key}[${index}]`, found]));
        const group = new SettingsGroup(items, this.prefix, this.findings);
        return Object.keys(items).map((item) => group.text(item, rules));
    }

    wholeNumbers(key: string, unit: string): number[] {
        const items = Object.fromEntries(this.#list(key).map((found, index) => [`${key}[${index}]`, found]));
        const group = new SettingsGroup(items, this.prefix, this.findings);
        return Object.keys(items).map((item) => group.wholeNumber(item, unit));
    }

    /** A group with keys of the user's own choice, and a text under each. */
    textsByKey(key: string, keyRules: TextRules, rules: TextRules): Record<string, string> {
        const found = this.#take(key);
        const group = new SettingsGroup(found, `${this.prefix}${key}.`, this.findings);
        const keys = isGroup(found) ? Object.keys(found) : [];
        for (const own of keys.filter((candidate) => !keyRules.pattern.test(candidate))) {
            this.#fault(`${this.prefix}${key}.${own}`, own, keyRules.expected, keyRules.mend);
        }
        return Object.fromEntries(keys.map((own) => [own, group.text(own, rules)]));
    }

    /** Reports the keys that nobody asked for. */
    close(): void {
        const known = [...this.#asked];
        for (const key of Object.keys(this.#values).filter((candidate) => !this.#asked.has(candidate))) {
            const near = nearest(key, known);
            const mend = near === undefined ? "drop it" : `did you mean ${this.prefix}${near}?`;
            this.#fault(this.prefix + key, this.#values[key], `one of the settings ${known.sort().join(", ")}`, mend);
        }
    }

    #take(key: string): unknown {
        this.#asked.add(key);
        return this.#values[key];
    }

    #list(key: string): unknown[] {
        const found = this.#take(key);
        if (Array.isArray(found)) {
            return found;
        }
        this.#fault(this.prefix + key, found, "a list", "begin each item with a hyphen");
        return [];
    }

    #fault(path: string, got: unknown, expected: string, repair: string): void {
        this.findings.faults.push({ path, expected, got, repair });
    }
}

/** Reads a whole group, and reports the keys that `read` did not ask for. */
export function readGroup<T>(found: unknown, prefix: string, findings: Findings, read: (group: SettingsGroup) => T): T {
    const group = new SettingsGroup(found, prefix, findings);
    const value = read(group);
    group.close();
    return value;
}

function isGroup(found: unknown): found is Record<string, unknown> {
    return typeof found === "object" && found !== null && !Array.isArray(found);
}
