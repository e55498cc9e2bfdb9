import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Encrypts and decrypts single values, as Pulumi's secrets managers do. */
export interface Crypter {
    encrypt(plaintext: string): string;
    decrypt(ciphertext: string): string;
    /** Lets `encrypt` give this ciphertext again, so that unchanged secrets don't change the state. */
    keep(plaintext: string, ciphertext: string): void;
}

/**
 * AES-256-GCM in the form Pulumi writes it: `v1:NONCE:DATA` in base64, the 16-byte tag at the end of the data.
 * Source: `sdk/go/common/resource/config/crypt.go` in pulumi/pulumi.
 */
export class SymmetricCrypter implements Crypter {
    readonly #key: Buffer;
    readonly #known = new Map<string, string>();

    constructor(key: Buffer) {
        this.#key = key;
    }

    encrypt(plaintext: string): string {
        const known = this.#known.get(plaintext);
        if (known !== undefined) {
            return known;
        }
        const nonce = randomBytes(12);
        const cipher = createCipheriv("aes-256-gcm", this.#key, nonce);
        const data = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
        const ciphertext = `v1:${nonce.toString("base64")}:${data.toString("base64")}`;
        this.keep(plaintext, ciphertext);
        return ciphertext;
    }

    /** @throws if the text is not of this form or was made with another key */
    decrypt(ciphertext: string): string {
        const [version, nonce, data, ...rest] = ciphertext.split(":");
        if (version !== "v1" || nonce === undefined || data === undefined || rest.length > 0) {
            throw new Error("malformed ciphertext: expected v1:NONCE:DATA");
        }
        const bytes = Buffer.from(data, "base64");
        const decipher = createDecipheriv("aes-256-gcm", this.#key, Buffer.from(nonce, "base64"));
        decipher.setAuthTag(bytes.subarray(-16));
        return decipher.update(bytes.subarray(0, -16), undefined, "utf8") + decipher.final("utf8");
    }

    keep(plaintext: string, ciphertext: string): void {
        this.#known.set(plaintext, ciphertext);
    }
}
