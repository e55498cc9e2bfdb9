import { createHash, createHmac, pbkdf2Sync } from "node:crypto";

/** PostgreSQL's default. */
const iterations = 4096;

/**
 * What PostgreSQL keeps of a password: enough to check it, not enough to log in. With it a login can be made by who does
 * not know the password, and logs of SQL statements do not tell it.
 * Source: RFC 5803, and https://www.postgresql.org/docs/current/catalog-pg-authid.html
 *
 * @param password ASCII text, which needs no normalization.
 * @param salt base64, 16 random bytes.
 */
export function scramVerifier(password: string, salt: string): string {
    const salted = pbkdf2Sync(password, Buffer.from(salt, "base64"), iterations, 32, "sha256");
    const hmac = (text: string) => createHmac("sha256", salted).update(text).digest();
    const storedKey = createHash("sha256").update(hmac("Client Key")).digest("base64");
    return `SCRAM-SHA-256$${iterations}:${salt}$${storedKey}:${hmac("Server Key").toString("base64")}`;
}
