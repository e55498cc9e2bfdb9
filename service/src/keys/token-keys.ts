import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";

/** A key that tokens are checked with, and the only algorithm that it may be used with. */
export interface TokenKey {
    readonly algorithm: "HS256" | "RS256" | "ES256";
    readonly key: KeyObject;
}

/** Finds the key of a token by the `kid` in its header, which is nothing but a name in a fixed table. */
export interface TokenKeys {
    find(kid: string | undefined): TokenKey | undefined;
}

const keySet = Type.Object({ keys: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 32 }) });
const rsaKey = Type.Object({
    kid: Type.String({ minLength: 1 }),
    kty: Type.Literal("RSA"),
    n: Type.String(),
    e: Type.String(),
});
const ecKey = Type.Object({
    kid: Type.String({ minLength: 1 }),
    kty: Type.Literal("EC"),
    crv: Type.Literal("P-256"),
    x: Type.String(),
    y: Type.String(),
});

/**
 * The shared key of HS256: the text itself, without the line break that editors leave at its end.
 * @throws Error if it is shorter than the digest, which RFC 7518 demands.
 */
export function parseSharedKey(text: string): TokenKeys {
    const bytes = Buffer.from(text.replace(/\r?\n$/, ""), "utf8");
    if (bytes.length < 32) {
        throw new Error(`the key of HS256 must have at least 32 bytes, not ${bytes.length}.`);
    }
    if (new Set(bytes).size < 8) {
        throw new Error("the key of HS256 must be random: this one repeats fewer than 8 different bytes.");
    }
    const key: TokenKey = { algorithm: "HS256", key: createSecretKey(bytes) };
    return { find: () => key };
}

/**
 * A JSON Web Key Set (RFC 7517) with public keys: RSA for RS256, P-256 for ES256, each with a `kid` of its own.
 * @throws Error that names the first key that cannot be used.
 */
export function parseKeySet(text: string): TokenKeys {
    const set: unknown = JSON.parse(text);
    if (!Value.Check(keySet, set)) {
        throw new Error('expected a JSON Web Key Set: {"keys": […]} with 1 to 32 keys.');
    }
    const keys = new Map<string, TokenKey>();
    for (const [index, entry] of set.keys.entries()) {
        const { kid, key } = parsePublicKey(entry, index);
        if (keys.has(kid)) {
            throw new Error(`key ${index}: there is another key with kid "${kid}".`);
        }
        keys.set(kid, key);
    }
    return { find: (kid) => (kid === undefined ? undefined : keys.get(kid)) };
}

function parsePublicKey(entry: unknown, index: number): { readonly kid: string; readonly key: TokenKey } {
    if (typeof entry === "object" && entry !== null && ("d" in entry || "k" in entry)) {
        throw new Error(`key ${index} is private: a service that only checks tokens must not be able to make them.`);
    }
    if (Value.Check(ecKey, entry)) {
        const { kid, kty, crv, x, y } = entry;
        return { kid, key: { algorithm: "ES256", key: createPublicKey({ key: { kty, crv, x, y }, format: "jwk" }) } };
    }
    if (Value.Check(rsaKey, entry)) {
        const { kid, kty, n, e } = entry;
        const key = createPublicKey({ key: { kty, n, e }, format: "jwk" });
        const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
        if (bits < 2048) {
            throw new Error(`key ${index} has ${bits} bits: RS256 needs at least 2048.`);
        }
        return { kid, key: { algorithm: "RS256", key } };
    }
    throw new Error(`key ${index} must be an RSA key (kid, n, e) or an EC key on P-256 (kid, x, y).`);
}
