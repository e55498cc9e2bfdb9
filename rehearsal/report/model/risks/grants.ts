import { unknownMark } from "../../../display/values";
import { type Json, type JsonObject, isJsonList, isJsonObject } from "../../../state/json";

/** Something that somebody may do. */
export interface Grant {
    /** As people read it: `s3:GetObject on arn:aws:s3:::data/* for …`. */
    readonly text: string;
    /** What it is made of, one text for each combination of its parts, with `*` for any text. Absent if that is `text`. */
    readonly parts?: readonly string[];
    /** IAM's conditions, by operator and key. */
    readonly condition?: JsonObject;
}

/** Whether nothing of a grant is new: each part of it was, or may have been, given by one of those known. */
export function isGiven(grant: Grant, known: readonly Grant[]): boolean {
    if (grant.text === unknownMark) {
        return known.length > 0;
    }
    return partsOf(grant).every((part) =>
        known.some(
            (other) =>
                isAsStrict(grant.condition, other.condition) && partsOf(other).some((given) => covers(given, part)),
        ),
    );
}

/** The grant in words, with its condition. */
export function describeGrant({ text, condition }: Grant): string {
    return condition === undefined ? text : `${text} if ${JSON.stringify(condition)}`;
}

function partsOf({ text, parts = [text] }: Grant): readonly string[] {
    return parts;
}

/** What is not known before the deployment may be anything that was. */
function covers(known: string, part: string): boolean {
    return part.includes(unknownMark) ? fits(part, unknownMark, known) : fits(known, "*", part);
}

/** Whether a text has the parts of a pattern in their order, with anything where the wildcard stands. */
function fits(pattern: string, wildcard: string, text: string): boolean {
    const [first = "", ...rest] = pattern.split(wildcard);
    const last = rest.pop();
    if (last === undefined || !text.startsWith(first)) {
        return text === pattern;
    }
    let at = first.length;
    for (const part of rest) {
        const found = text.indexOf(part, at);
        if (found < 0) {
            return false;
        }
        at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
}

/** Whether a condition lets pass nothing that another did not: the same keys with no more values, and perhaps others. */
function isAsStrict(condition: JsonObject = {}, other: JsonObject = {}): boolean {
    return Object.entries(other).every(([operator, keys]) =>
        Object.entries(isJsonObject(keys) ? keys : {}).every(([key, values]) => {
            const own = condition[operator];
            return isJsonObject(own) && isSubset(own[key], values, operator);
        }),
    );
}

/** Of values that must not match, fewer let pass more. */
function isSubset(values: Json | undefined, others: Json, operator: string): boolean {
    if (values === undefined) {
        return false;
    }
    const [own, known] = [listOf(values).map(textOf), listOf(others).map(textOf)];
    return /not/i.test(operator)
        ? known.every((text) => own.includes(text))
        : own.every((text) => text.includes(unknownMark) || known.includes(text));
}

function listOf(value: Json): readonly Json[] {
    return isJsonList(value) ? value : [value];
}

function textOf(value: Json): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}
