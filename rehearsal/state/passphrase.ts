import { pbkdf2, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { type Crypter, SymmetricCrypter } from "./crypter";

/**
 * The passphrase of rehearsals where the person has set none. It protects nothing and need not: simulated clouds give
 * out no real secrets. It is here so that a state has the same form as a real one and any Pulumi CLI can read it.
 */
export const rehearsalPassphrase = "rehearsal";

/** The salt that goes with it, and its key, so that no rehearsal pays for the million rounds of the derivation. */
export const rehearsalSalt = "v1:cmVoZWFyc2U=:v1:cmVoZWFyc2FsMDAx:VlPCPQmnSANaRoUB7xZxodU9OT3X0g==";
const rehearsalKey = Buffer.from("3c1b4c5f86b52197bd96c6ab45e34bf6541f25da7f014d1d655581c13c95c469", "hex");

const checkWord = "pulumi";
const derive = promisify(pbkdf2);

/** A passphrase that doesn't fit a salt. */
export class IncorrectPassphraseError extends Error {}

/**
 * The crypter of a stack whose secrets Pulumi's passphrase provider keeps.
 * Source: `pkg/secrets/passphrase/manager.go` in pulumi/pulumi.
 *
 * @param salt the stack's `encryptionsalt`, `v1:SALT:CHECK`; CHECK is the encrypted word "pulumi"
 * @throws IncorrectPassphraseError
 */
export async function openPassphraseCrypter(passphrase: string, salt: string): Promise<Crypter> {
    if (salt === rehearsalSalt) {
        return new SymmetricCrypter(rehearsalKey);
    }
    const [version, bytes, ...check] = salt.split(":");
    if (version !== "v1" || bytes === undefined || check.length === 0) {
        throw new Error(`malformed encryption salt: expected v1:SALT:CHECK, found "${salt}"`);
    }
    const crypter = new SymmetricCrypter(await deriveKey(passphrase, Buffer.from(bytes, "base64")));
    try {
        if (crypter.decrypt(check.join(":")) === checkWord) {
            return crypter;
        }
    } catch {
        // Another key.
    }
    throw new IncorrectPassphraseError("incorrect passphrase");
}

/** A new salt for a passphrase. */
export async function makeSalt(passphrase: string): Promise<string> {
    if (passphrase === rehearsalPassphrase) {
        return rehearsalSalt;
    }
    const salt = randomBytes(8);
    const check = new SymmetricCrypter(await deriveKey(passphrase, salt)).encrypt(checkWord);
    return `v1:${salt.toString("base64")}:${check}`;
}

/** The person's own passphrase: `PULUMI_CONFIG_PASSPHRASE`, else the content of `PULUMI_CONFIG_PASSPHRASE_FILE`. */
export function environmentPassphrase(environment: NodeJS.ProcessEnv): string | undefined {
    const { PULUMI_CONFIG_PASSPHRASE: passphrase, PULUMI_CONFIG_PASSPHRASE_FILE: file } = environment;
    if (passphrase !== undefined || file === undefined || file === "") {
        return passphrase;
    }
    try {
        return readFileSync(resolve(file), "utf8").trim();
    } catch (error) {
        throw new Error(
            `PULUMI_CONFIG_PASSPHRASE_FILE names "${file}", which can't be read: ${String(error)}. Correct or unset it.`,
        );
    }
}

/** PBKDF2-HMAC-SHA256 with a million rounds. Source: `sdk/go/common/resource/config/crypt.go` in pulumi/pulumi. */
async function deriveKey(passphrase: string, salt: Buffer): Promise<Buffer> {
    return derive(passphrase, salt, 1_000_000, 32, "sha256");
}
