import { isList } from "../model/inspect";
import { signatureKey, signatures, unknownText } from "../model/signatures";
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
import { decodeArchive, decodeAsset, encodeArchive, encodeAsset } from "./asset-json";
import type { Crypter } from "./crypter";
import { type Json, type JsonObject, isJsonList, isJsonObject, parseJson } from "./json";

/** Marks numbers that JSON can't write. */
const floatSignature = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";

/** How secrets are written: encrypted, or in clear under `plaintext` where a person asked for it. */
export type SecretForm = Crypter | "plaintext";

/** Inside of a secret everything is encrypted already; an inner secret keeps only its mark. */
const inner: Crypter = { encrypt: (text) => text, decrypt: (text) => text, keep: () => undefined };

/** The ciphertexts that secrets were read from; two equal ones may have different ones. */
const originals = new WeakMap<Secret, { readonly crypter: Crypter; readonly ciphertext: string }>();

/**
 * The JSON form of property values in a state; kinds that JSON lacks are objects that carry a signature.
 * Keys are sorted, so that equal values have equal text.
 * Source: `pkg/resource/stack/deployment.go` in pulumi/pulumi.
 */
export function encodeProperties(properties: PropertyMap, form: SecretForm): JsonObject {
    const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([key, value]) => [key, encodeProperty(value, form)]));
}

export function encodeProperty(value: PropertyValue, form: SecretForm): Json {
    if (value === null || typeof value === "boolean" || typeof value === "string") {
        return value;
    }
    if (typeof value === "number") {
        return Number.isFinite(value) ? value : { [signatureKey]: floatSignature, value: floatBits(value) };
    }
    if (value instanceof Computed) {
        return unknownText;
    }
    if (value instanceof Secret) {
        return encodeSecret(value, form);
    }
    if (value instanceof OutputValue) {
        const known = value.value === undefined ? new Computed() : value.value;
        return encodeProperty(value.secret ? new Secret(known) : known, form);
    }
    if (value instanceof ResourceReference) {
        const id = value.id instanceof Computed ? "" : value.id;
        const reference = { [signatureKey]: signatures.resource, urn: value.urn, packageVersion: value.packageVersion };
        return id === undefined ? reference : { ...reference, id };
    }
    if (value instanceof Asset) {
        return encodeAsset(value);
    }
    if (value instanceof Archive) {
        return encodeArchive(value);
    }
    if (isList(value)) {
        return value.map((element) => encodeProperty(element, form));
    }
    return encodeProperties(value, form);
}

export function decodeProperties(properties: JsonObject, crypter: Crypter): PropertyMap {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, decodeProperty(value, crypter)]));
}

/** @throws on signatures that this engine doesn't know, and on secrets made with another key */
export function decodeProperty(value: Json, crypter: Crypter): PropertyValue {
    if (typeof value === "string") {
        return value === unknownText ? Computed.instance : value;
    }
    if (isJsonList(value)) {
        return value.map((element) => decodeProperty(element, crypter));
    }
    if (!isJsonObject(value)) {
        return value;
    }
    switch (value[signatureKey]) {
        case undefined:
            return decodeProperties(value, crypter);
        case signatures.secret:
            return decodeSecret(value, crypter);
        case signatures.resource:
            return new ResourceReference(
                textOf(value, "urn"),
                optionalTextOf(value, "id"),
                textOf(value, "packageVersion"),
            );
        case signatures.asset:
            return decodeAsset(value);
        case signatures.archive:
            return decodeArchive(value);
        case floatSignature:
            return floatOf(textOf(value, "value"));
        default:
            throw new Error(`unrecognized signature '${JSON.stringify(value[signatureKey])}' in property map`);
    }
}

function encodeSecret(secret: Secret, form: SecretForm): Json {
    const marked = { [signatureKey]: signatures.secret };
    const original = originals.get(secret);
    if (original?.crypter === form) {
        return { ...marked, ciphertext: original.ciphertext };
    }
    return form === "plaintext"
        ? { ...marked, plaintext: secretText(secret, form) }
        : { ...marked, ciphertext: form.encrypt(secretText(secret, inner)) };
}

function secretText({ value }: Secret, form: SecretForm): string {
    return JSON.stringify(encodeProperty(value, form));
}

function decodeSecret({ plaintext, ciphertext }: JsonObject, crypter: Crypter): Secret {
    if (typeof plaintext === "string" && ciphertext === undefined) {
        return new Secret(decodeProperty(parseJson(plaintext), inner));
    }
    if (typeof ciphertext === "string" && plaintext === undefined) {
        const secret = new Secret(decodeProperty(parseJson(crypter.decrypt(ciphertext)), inner));
        originals.set(secret, { crypter, ciphertext });
        crypter.keep(secretText(secret, inner), ciphertext);
        return secret;
    }
    throw new Error("malformed secret value: exactly one of `ciphertext` or `plaintext` must be supplied");
}

function textOf(value: JsonObject, key: string): string {
    return optionalTextOf(value, key) ?? "";
}

function optionalTextOf(value: JsonObject, key: string): string | undefined {
    const text = value[key];
    return typeof text === "string" ? text : undefined;
}

function floatBits(value: number): string {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return bytes.toString("hex");
}

function floatOf(bits: string): number {
    return Buffer.from(bits, "hex").readDoubleBE();
}
