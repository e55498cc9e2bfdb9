import { type Value, type ValueMap, hasUnknowns, isMap, unknown } from "../simulation/values";

/**
 * A document that a program gave as an object, in the text that the provider makes of it: keys sorted, and some signs
 * escaped, as Go writes JSON. Source: `TransformJSONDocument` in `pkg/tfbridge/transforms.go` of pulumi-terraform-bridge.
 */
export function documentText(document: ValueMap): string {
    return hasUnknowns(document) ? unknown : goJson(document);
}

/** JSON as Go's `json.Marshal` writes it. */
export function goJson(value: Value): string {
    return escaped(JSON.stringify(sorted(value)));
}

/** JSON as Go's `json.MarshalIndent` writes it, keys as they come; without blanks as `json.Marshal` does. */
export function goIndentedJson(value: Value, blanks = 2): string {
    return escaped(JSON.stringify(value, null, blanks));
}

function escaped(json: string): string {
    return json.replaceAll(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

function sorted(value: Value): Value {
    if (Array.isArray(value)) {
        return value.map(sorted);
    }
    const entries = isMap(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : undefined;
    return entries === undefined
        ? value
        : Object.fromEntries(entries.map(([key, item]): [string, Value] => [key, sorted(item)]));
}

/** True if two texts are JSON documents that say the same: AWS gives policies back in a form of its own. */
export function sameDocument(old: Value, value: Value): boolean {
    const [before, after] = [parsed(old), parsed(value)];
    return before !== undefined && after !== undefined && canonical(before) === canonical(after);
}

function parsed(text: Value): Value | undefined {
    if (typeof text !== "string" || !/^\s*[[{]/.test(text)) {
        return undefined;
    }
    try {
        return JSON.parse(text) as Value;
    } catch {
        return undefined;
    }
}

/** One value and a list of it mean the same in a policy, and the order in a list means nothing. */
function canonical(value: Value): string {
    if (Array.isArray(value)) {
        const items = value.map(canonical).sort();
        return items.length === 1 ? (items[0] ?? "") : `[${items.join()}]`;
    }
    return isMap(value)
        ? `{${Object.keys(value)
              .sort()
              .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`)
              .join()}}`
        : JSON.stringify(value);
}
