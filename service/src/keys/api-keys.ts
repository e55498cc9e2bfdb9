import { createHash, timingSafeEqual } from "node:crypto";

/** API keys, of which only digests are known. */
export interface ApiKeys {
    /** The client that a key belongs to. */
    clientOf(key: string): string | undefined;
}

const line = /^([A-Za-z0-9][A-Za-z0-9._-]{0,62}):([0-9a-f]{64})$/;

/** The form in which a key is kept: the digest of its text in lower-case hexadecimal. */
export function digestOf(key: string): string {
    return createHash("sha256").update(key).digest("hex");
}

/**
 * Reads lines `client:sha256` (commas do as well; `#` begins a comment). A client may have several keys while it changes over.
 * Plain SHA-256 does, since keys are random: there is nothing to guess that a slow digest would protect.
 * @throws Error that names the line, never its text, which might be a key that somebody wrote there by mistake.
 */
export function parseApiKeys(text: string): ApiKeys {
    const entries = text
        .split(/\r?\n|,/)
        .map((entry, index) => ({ entry: entry.replace(/#.*/, "").trim(), number: index + 1 }))
        .filter(({ entry }) => entry !== "")
        .map(({ entry, number }) => {
            const [, client, digest] = line.exec(entry) ?? [];
            if (client === undefined || digest === undefined) {
                throw new Error(
                    `entry ${number} must be \`client:sha256\`, the digest in 64 lower-case hexadecimal digits.`,
                );
            }
            return { client, digest: Buffer.from(digest, "hex") };
        });
    if (entries.length === 0) {
        throw new Error("there is no API key: expected at least one line `client:sha256`.");
    }
    return {
        clientOf(key) {
            const digest = createHash("sha256").update(key).digest();
            let client: string | undefined;
            // All entries are compared, so that the time tells nothing about which one fits.
            for (const entry of entries) {
                client = timingSafeEqual(entry.digest, digest) ? entry.client : client;
            }
            return client;
        },
    };
}
