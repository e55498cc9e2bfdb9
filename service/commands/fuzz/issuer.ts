import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { type Fields, hmacToken, signedToken } from "../jws";

/** Makes the tokens that a service accepts, and knows what an attacker can know of its keys. */
export interface Issuer {
    readonly name: string;
    /** The variable of the service that names the key's file. */
    readonly variable: "TOKEN_KEY_FILE" | "TOKEN_JWKS_FILE";
    readonly keyFile: string;
    /** The header of a token that is accepted. */
    readonly header: Fields;
    /** Signs with the genuine key. */
    sign(header: unknown, payload: unknown, hash?: string): string;
    /** What everybody may know, in the forms in which a careless service might take it for a shared key. */
    readonly known: readonly (string | Buffer)[];
}

export const tokenIssuer = "fuzz-issuer";
export const tokenAudience = "fuzz-audience";
const guesses = ["", "\0", "secret", "null", "undefined", "[object Object]", tokenIssuer, tokenAudience];

/** Claims that are accepted, once. */
export function claims(changes: Fields = {}): Fields {
    const exp = Math.floor(Date.now() / 1000) + 60;
    return { iss: tokenIssuer, aud: tokenAudience, exp, jti: randomUUID(), ...changes };
}

/** Tokens of HS256. */
export function sharedKeyIssuer(): Issuer {
    const keyFile = randomBytes(64).toString("base64");
    return {
        name: "HS256",
        variable: "TOKEN_KEY_FILE",
        keyFile,
        header: { alg: "HS256" },
        sign: (header, payload, hash) => hmacToken(header, payload, keyFile, hash),
        known: [...guesses, keyFile.slice(0, 32), Buffer.from(keyFile, "base64"), Buffer.alloc(64)],
    };
}

/** Tokens of ES256. The key set has a key of RS256 too. */
export function keySetIssuer(): Issuer {
    const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const keys = [
        { ...ec.publicKey.export({ format: "jwk" }), kid: "ec" },
        { ...rsa.publicKey.export({ format: "jwk" }), kid: "rsa" },
    ];
    const keyFile = JSON.stringify({ keys });
    return {
        name: "ES256 and RS256",
        variable: "TOKEN_JWKS_FILE",
        keyFile,
        header: { alg: "ES256", kid: "ec" },
        sign: (header, payload, hash) => signedToken(header, payload, ec.privateKey, hash),
        known: [
            ...guesses,
            keyFile,
            ...keys.map((key) => JSON.stringify(key)),
            ...[ec, rsa].flatMap(({ publicKey }) => [
                publicKey.export({ type: "spki", format: "pem" }),
                publicKey.export({ type: "spki", format: "pem" }).toString().trim(),
                publicKey.export({ type: "spki", format: "der" }),
            ]),
        ],
    };
}
