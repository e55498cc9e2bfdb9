import type { Config } from "../model/deployment";
import { secretMark } from "./values";

/** Shorter texts are not masked: they would stand in every other word. As in `sdk/go/common/util/logging/log.go`. */
const shortest = 3;

/** Replaces the values of secret settings wherever they turn up: in messages of the program, providers and policies. */
export function secretMask(config: Config): (text: string) => string {
    const secrets = [...config.values()]
        .filter(({ secret }) => secret)
        .flatMap(({ value }) => [value, ...textsIn(value)])
        .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
        .filter((text) => text.length >= shortest)
        .sort((a, b) => b.length - a.length);
    return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, secretMark), text);
}

/** The texts in a structured setting. */
function textsIn(value: string): string[] {
    if (!/^[[{]/.test(value)) {
        return [];
    }
    const texts: string[] = [];
    try {
        JSON.parse(value, (_, part: unknown) => {
            if (typeof part === "string") {
                texts.push(part);
            }
            return part;
        });
    } catch {
        // A plain text that merely starts like one.
    }
    return texts;
}
