import type { Members, Type } from "../shapes/type";
import { hexOf, numberOf, uuidOf } from "./names";
import { type Value, type ValueMap, isMap, isUnknown } from "./values";

/** The resource whose computed properties are made up: the same one always gets the same values. */
export interface Subject {
    readonly id: string;
    readonly name: string;
    /** Texts that are the same wherever a property has that name, such as the tenant's id. */
    readonly constants: Readonly<Record<string, string>>;
    /** True where what is inside objects is empty if nothing better is known. @default false */
    readonly sparse?: boolean;
}

/** The moment at which everything in a simulated cloud was made; a real clock would make every run differ. */
export const simulatedTime = "2026-01-01T00:00:00Z";

/** How deep required objects are made up inside one another; some types contain themselves. */
const deepest = 6;

/**
 * The outputs of a resource: what was put in, as far as outputs show it, and values made up for every property that
 * a cloud always returns. What a cloud may leave out is left out, and so is what is known to be null.
 */
export function complete(known: ValueMap, members: Members, subject: Subject, path = "", depth = 0): ValueMap {
    const result: ValueMap = {};
    for (const [name, { type, required }] of members) {
        const value = known[name];
        const inner = `${path}.${name}`;
        if (value !== undefined && value !== null) {
            result[name] = completeValue(value, type, subject, inner, depth + 1);
        } else if (value === undefined && required && depth < deepest) {
            result[name] =
                subject.sparse === true && depth > 0 && type.kind === "string"
                    ? ""
                    : invent(type, name, subject, inner, depth + 1);
        }
    }
    return result;
}

function completeValue(value: Value, type: Type, subject: Subject, path: string, depth: number): Value {
    if (isUnknown(value)) {
        return value;
    }
    if (Array.isArray(value)) {
        const element = type.kind === "list" ? type.element : undefined;
        return element === undefined
            ? value
            : value.map((item, index) => completeValue(item, element, subject, `${path}[${String(index)}]`, depth));
    }
    if (!isMap(value)) {
        return value;
    }
    if (type.kind === "object") {
        return complete(value, type.members, subject, path, depth);
    }
    if (type.kind === "map") {
        const entries = Object.entries(value).map(([key, item]): [string, Value] => [
            key,
            completeValue(item, type.element, subject, `${path}.${key}`, depth),
        ]);
        return Object.fromEntries(entries);
    }
    return value;
}

function invent(type: Type, name: string, subject: Subject, path: string, depth: number): Value {
    switch (type.kind) {
        case "string":
            return inventText(name, subject, path);
        case "number":
            return /id$/i.test(name) ? numberOf(subject.id + path) : 0;
        case "boolean":
            return false;
        case "literal":
            return type.value;
        case "enum":
            return type.values[0] ?? "";
        case "list":
            return [];
        case "object":
            return complete({}, type.members, subject, path, depth);
        case "union":
            return type.options[0] === undefined ? "" : invent(type.options[0], name, subject, path, depth);
        case "map":
        case "any":
        case "asset":
            return {};
    }
}

/** What a text of that name usually is, for example an address where it ends in `Url`. */
const texts: readonly (readonly [RegExp, (subject: Subject, seed: string) => string])[] = [
    [/^provisioningState$/, () => "Succeeded"],
    [/^(state|status)$/i, () => "Active"],
    [/^(createdByType|lastModifiedByType)$/, () => "Application"],
    [/etag$/i, (_, seed) => `W/"${uuidOf(seed)}"`],
    [/(^|[a-z])(At|On|Time|Date|Timestamp)$|^(date|timestamp)$/, () => simulatedTime],
    [/nodeId$/i, (_, seed) => hexOf(seed, 16)],
    [/(id|guid)$/i, (_, seed) => uuidOf(seed)],
    [/(uri|url|endpoint)$/i, ({ name }) => `https://${label(name)}.simulated.example/`],
    [/(fqdn|host(name)?|domain(name)?)$/i, ({ name }) => `${label(name)}.simulated.example`],
    [/ip(v4)?(address)?$/i, (_, seed) => simulatedAddress(seed)],
    [/version$/i, () => "1.0.0"],
    [/^(name|displayName)$/, ({ name }) => name],
    [/(key|secret|password|token|fingerprint|thumbprint)$/i, (_, seed) => hexOf(seed, 40)],
];

function inventText(name: string, subject: Subject, path: string): string {
    const constant = subject.constants[name];
    if (constant !== undefined) {
        return constant;
    }
    const seed = subject.id + path;
    const make = texts.find(([pattern]) => pattern.test(name))?.[1];
    return make === undefined ? `${name}-${hexOf(seed, 8)}` : make(subject, seed);
}

/** An address of the range that is set aside for documentation. Source: RFC 5737. */
export function simulatedAddress(seed: string): string {
    return `203.0.113.${String((numberOf(seed) % 253) + 1)}`;
}

/** The name as a part of a host name. */
export function label(name: string): string {
    return name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-");
}
