import { randomInt } from "node:crypto";

import { type Value, type ValueMap, textOf } from "../simulation/values";

/**
 * A random text of the characters that the inputs of a password or a string ask for.
 * Source: `CreateString` in `internal/random/string.go` of terraform-provider-random.
 */
export function randomText(inputs: ValueMap): string {
    const special = textOf(inputs, "overrideSpecial") ?? "";
    const kinds = [
        { on: isOn(inputs.upper), least: inputs.minUpper, characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
        { on: isOn(inputs.lower), least: inputs.minLower, characters: "abcdefghijklmnopqrstuvwxyz" },
        { on: isOn(inputs.numeric ?? inputs.number), least: inputs.minNumeric, characters: "0123456789" },
        {
            on: isOn(inputs.special),
            least: inputs.minSpecial,
            characters: special === "" ? "!@#$%&*()-_=+[]{}<>:?" : special,
        },
    ];
    const required = kinds.flatMap(({ least, characters }) => pick(characters, numberIn(least)));
    const any = kinds.flatMap(({ on, characters }) => (on ? [characters] : [])).join("");
    return shuffled([...required, ...pick(any, numberIn(inputs.length) - required.length)]).join("");
}

/** The items in random order. */
export function shuffled<T>(items: readonly T[]): T[] {
    return items
        .map((item) => ({ item, order: randomInt(2 ** 32) }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item);
}

/** A bcrypt hash in form alone: what it would be checked against does not exist. */
export function bcryptLike(): string {
    return `$2a$10$${pick("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 53).join("")}`;
}

export function numberIn(value: Value | undefined): number {
    return typeof value === "number" || typeof value === "string" ? Number(value) : 0;
}

function pick(characters: string, count: number): string[] {
    return Array.from({ length: characters === "" ? 0 : Math.max(0, count) }, () =>
        characters.charAt(randomInt(characters.length)),
    );
}

function isOn(value: Value | undefined): boolean {
    return value === undefined || value === true || value === "true";
}
