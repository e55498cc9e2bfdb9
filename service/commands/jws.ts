import { createHmac, type KeyObject, sign } from "node:crypto";

export type Fields = Readonly<Record<string, unknown>>;

/** A part of a token: a text as it is, everything else as JSON. */
export function encoded(part: unknown): string {
    return Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");
}

/** A token whose signature is an HMAC, whatever its header says. */
export function hmacToken(header: unknown, payload: unknown, key: string | Buffer, hash = "sha256"): string {
    const input = `${encoded(header)}.${encoded(payload)}`;
    return `${input}.${createHmac(hash, key).update(input).digest("base64url")}`;
}

/** A token that is signed with a private key, whatever its header says. */
export function signedToken(header: unknown, payload: unknown, key: KeyObject, hash = "sha256"): string {
    const input = `${encoded(header)}.${encoded(payload)}`;
    return `${input}.${sign(hash, Buffer.from(input), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}
