import { createHash } from "node:crypto";

/** Hexadecimal digits that depend on nothing but the text. At most 64. */
export function hexOf(text: string, length: number): string {
    return createHash("sha256").update(text).digest("hex").slice(0, length);
}

/** A UUID (version 5 in form) that depends on nothing but the text. */
export function uuidOf(text: string): string {
    const hex = hexOf(text, 32);
    const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4] ?? "8";
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `5${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ].join("-");
}

/** A number of up to nine digits that depends on nothing but the text. */
export function numberOf(text: string): number {
    return (Number.parseInt(hexOf(text, 12), 16) % 900_000_000) + 100_000_000;
}

/**
 * The random part of a generated name. The engine hands out the seed, so that a plan and its execution agree on it.
 * Source: `NewUniqueName` in `sdk/go/common/resource/resource_id.go` of pulumi/pulumi.
 */
export function randomHex(seed: Uint8Array, length: number): string {
    return createHash("sha256").update(seed).digest("hex").slice(0, length);
}
