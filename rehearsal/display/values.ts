import { isList, isMap } from "../model/inspect";
import {
    Archive,
    Asset,
    Computed,
    OutputValue,
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
} from "../model/values";
import { type Json, type JsonObject, isJsonObject } from "../state/json";
import { sanitize } from "./text";

export const secretMark = "[secret]";
export const unknownMark = "[unknown]";

/**
 * A value as plain JSON that may be shown: secrets and unknown parts are replaced by their marks.
 *
 * @param showSecrets only where a person asked for it
 */
export function toShownJson(value: PropertyValue, showSecrets = false): Json {
    if (value instanceof Secret) {
        return showSecrets ? toShownJson(value.value, true) : secretMark;
    }
    if (value instanceof OutputValue) {
        const inner = value.value === undefined ? unknownMark : toShownJson(value.value, showSecrets);
        return value.secret && !showSecrets ? secretMark : inner;
    }
    if (value instanceof Computed) {
        return unknownMark;
    }
    if (value instanceof ResourceReference) {
        return value.id instanceof Computed ? unknownMark : (value.id ?? value.urn);
    }
    if (value instanceof Asset || value instanceof Archive) {
        return describeFile(value);
    }
    if (isList(value)) {
        return value.map((element) => toShownJson(element, showSecrets));
    }
    return isMap(value) ? toShownMap(value, showSecrets) : value;
}

export function toShownMap(map: PropertyMap, showSecrets = false): JsonObject {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toShownJson(value, showSecrets)]));
}

function describeFile({ hash, source }: Asset | Archive): string {
    const place =
        source === undefined ? undefined : "path" in source ? source.path : "uri" in source ? source.uri : undefined;
    return `file(${hash.slice(0, 12)}${place === undefined ? "" : ` ${place}`})`;
}

/** Whether a property is shown at all: not if it holds nothing or is the engine's own. */
export function isShown([key, value]: readonly [string, Json]): boolean {
    if (key.startsWith("__") || value === null || value === "") {
        return false;
    }
    return typeof value !== "object" || Object.keys(value).length > 0;
}

/** How many characters of one text are shown. */
const longest = 160;

/** A value as lines; the first continues a line that is already there, the others are indented. */
export function valueLines(value: Json, indent: string): string[] {
    if (value === null) {
        return ["<null>"];
    }
    if (typeof value !== "object") {
        return [typeof value === "string" ? quote(value) : String(value)];
    }
    const deeper = `${indent}    `;
    const [open, close, members] = isJsonObject(value)
        ? ["{", "}", Object.entries(value).filter(isShown)]
        : ["[", "]", value.map((member, index): [string, Json] => [`[${index}]`, member])];
    if (members.length === 0) {
        return [open + close];
    }
    const body = members.flatMap(([key, member]) => {
        const [first = "", ...rest] = valueLines(member, deeper);
        return [`${deeper}${key}: ${first}`, ...rest];
    });
    return [open, ...body, `${indent}${close}`];
}

function quote(text: string): string {
    if (text === secretMark || text === unknownMark) {
        return text;
    }
    const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
    return JSON.stringify(sanitize(shown));
}
