import assert from "node:assert/strict";
import { pbkdf2Sync } from "node:crypto";
import { SymmetricCrypter } from "../../../rehearsal/state/crypter";
import {
    IncorrectPassphraseError,
    environmentPassphrase,
    makeSalt,
    openPassphraseCrypter,
    rehearsalPassphrase,
    rehearsalSalt,
} from "../../../rehearsal/state/passphrase";

/** Made by the Pulumi CLI 3.260 with the passphrase "x". */
const pulumiSalt = "v1:e/4hugJHNls=:v1:s2pwtlqVb6FkvEhA:JmkmWJKhgTNwWDnPJtSTAxkP4TxTBg==";
const pulumiCiphertext = "v1:+ekcTGRCix0rpyzh:l1ErRms9XSnBem7UDEB3vkJf/VQ=";

describe("passphrase secrets", () => {
    it("decrypts what the Pulumi CLI encrypted", async () => {
        const crypter = await openPassphraseCrypter("x", pulumiSalt);
        assert.equal(crypter.decrypt(pulumiCiphertext), "hush");
    });

    it("refuses another passphrase", async () => {
        await assert.rejects(openPassphraseCrypter("y", pulumiSalt), IncorrectPassphraseError);
    });

    it("refuses a text that is no salt", async () => {
        await assert.rejects(openPassphraseCrypter("x", "salt"), /expected v1:SALT:CHECK, found "salt"/);
    });

    it("opens a salt that it made", async () => {
        const salt = await makeSalt("mine");
        const ciphertext = (await openPassphraseCrypter("mine", salt)).encrypt("value");
        assert.equal((await openPassphraseCrypter("mine", salt)).decrypt(ciphertext), "value");
    });

    it("knows the key of the rehearsal's own passphrase", async () => {
        assert.equal(await makeSalt(rehearsalPassphrase), rehearsalSalt);
        const [, salt = "", ...check] = rehearsalSalt.split(":");
        const key = pbkdf2Sync(rehearsalPassphrase, Buffer.from(salt, "base64"), 1_000_000, 32, "sha256");
        assert.equal(new SymmetricCrypter(key).decrypt(check.join(":")), "pulumi");
        const ciphertext = (await openPassphraseCrypter("", rehearsalSalt)).encrypt("value");
        assert.equal(new SymmetricCrypter(key).decrypt(ciphertext), "value");
    });

    it("refuses a ciphertext that was changed", async () => {
        const crypter = await openPassphraseCrypter("", rehearsalSalt);
        const [version, nonce, data = ""] = crypter.encrypt("value").split(":");
        const bytes = Buffer.from(data, "base64");
        bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
        assert.throws(() => crypter.decrypt([version, nonce, bytes.toString("base64")].join(":")));
    });

    it("takes the person's passphrase from the environment, which may be empty", () => {
        assert.equal(environmentPassphrase({ PULUMI_CONFIG_PASSPHRASE: "" }), "");
        assert.equal(environmentPassphrase({}), undefined);
        assert.throws(
            () => environmentPassphrase({ PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere/at/all" }),
            /PULUMI_CONFIG_PASSPHRASE_FILE names "\/nowhere\/at\/all", which can't be read/,
        );
    });
});
