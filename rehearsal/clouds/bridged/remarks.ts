import type { Members } from "../shapes/type";
import type { Value, ValueMap } from "../simulation/values";

/** What the documentation of a property tells beside its type. */

/** "Changing this forces a new resource to be created", in the variants that occur. */
export function forcesReplacementRemark(description: string): boolean {
    return /\bforces? (?:a |an |the )?(?:new|replace|re-?creat)/i.test(description);
}

/** The value in "Defaults to `x`", read as the property's type; `undefined` if none is told. */
function defaultOf(description: string, kind: string): Value | undefined {
    const told = /\bDefaults? (?:to|is|value is) (?:`([^`]*)`|(true|false)\b)/i.exec(description);
    const text = told?.[1] ?? told?.[2];
    switch (text === undefined ? undefined : kind) {
        case "boolean":
            return text === "true" || text === "false" ? text === "true" : undefined;
        case "number":
            return text === undefined || text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
        case "string":
            return text;
        default:
            return undefined;
    }
}

/** The documented defaults of optional properties. */
export function documentedDefaults(members: Members): ValueMap {
    const defaults: ValueMap = {};
    for (const [name, { required, type, description }] of members) {
        const value = required ? undefined : defaultOf(description, type.kind);
        if (value !== undefined) {
            defaults[name] = value;
        }
    }
    return defaults;
}

/** The values in "Must be one of `a`, `b` or `c`"; `undefined` where no such list is given, or it may not be whole. */
export function documentedValues(description: string): readonly string[] | undefined {
    const list =
        /\b(?:must be one of|possible values are|valid values are|allowed values are):? ((?:`[^`]+`(?:,? (?:or|and) |, )?)+)/i.exec(
            description,
        )?.[1];
    const values = [...(list ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    // "… or the name of a role" goes on in words.
    const isWhole = list?.endsWith("`") === true;
    return isWhole && values.length > 1 ? values : undefined;
}
