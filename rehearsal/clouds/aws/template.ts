import { hexOf, uuidOf } from "../simulation/names";
import type { ValueMap } from "../simulation/values";
import type { Place } from "./place";

/** What a template is filled in with. */
export interface Filling {
    readonly place: Place;
    /** Inputs, and what is known of the resource beside them. */
    readonly values: ValueMap;
    /** What made-up parts depend on. */
    readonly seed: string;
}

/**
 * Fills in a template such as `vpc-{hex:17}` or `{clusterName}:{addonName}`. A hole is `hex:N`, `upper:N` (letters and
 * digits), `lower:N`, `digits:N`, `uuid`, a part of the place, or the name of a value; `a|b` is the first that there is.
 */
export function fill(template: string, filling: Filling): string {
    return template.replaceAll(/\{([^}]+)\}/g, (_, hole: string) => filled(hole, filling));
}

function filled(hole: string, { place, values, seed }: Filling): string {
    const [kind = "", length = ""] = hole.split(":");
    const salted = `${seed}|${hole}`;
    switch (kind) {
        case "hex":
            return hexOf(salted, Number(length));
        case "lower":
            return lettersOf(salted, Number(length));
        case "upper":
            return lettersOf(salted, Number(length)).toUpperCase();
        case "digits":
            return hexOf(salted, Number(length)).replaceAll(/[a-f]/g, (digit) =>
                String(Number.parseInt(digit, 16) - 10),
            );
        case "uuid":
            return uuidOf(salted);
        case "unique":
            return uniqueSuffix(salted);
        default: {
            const all: ValueMap = { ...place, ...values };
            const value = hole.split("|").flatMap((name) => all[name] ?? [])[0];
            return typeof value === "string" || typeof value === "number" ? String(value) : "";
        }
    }
}

/** Letters and digits that depend on nothing but the text. */
function lettersOf(text: string, length: number): string {
    const digits = "abcdefghijklmnopqrstuvwxyz0123456789";
    const bytes = hexOf(text, 2 * length).match(/../g) ?? [];
    return bytes.map((byte) => digits.charAt(Number.parseInt(byte, 16) % digits.length)).join("");
}

/** What completes a prefix: a time and a count. Source: `UniqueId` in `helper/id/id.go` of terraform-plugin-sdk. */
export function uniqueSuffix(seed: string): string {
    return `202601010000000000${hexOf(seed, 8)}`;
}
