import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { digestOf, parseApiKeys } from "../../../service/src/keys/api-keys";

describe("API keys", () => {
    it("know each client by its key, and nobody else", () => {
        const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 20 });
        fc.assert(
            fc.property(keys, fc.string(), (known, other) => {
                const parsed = parseApiKeys(known.map((key, index) => `client-${index}:${digestOf(key)}`).join("\n"));
                known.forEach((key, index) => {
                    assert.equal(parsed.clientOf(key), `client-${index}`);
                });
                assert.equal(parsed.clientOf(other) !== undefined, known.includes(other));
            }),
        );
    });

    it("do not take a digest for its key", () => {
        const key = randomBytes(32).toString("hex");
        assert.equal(parseApiKeys(`a:${digestOf(key)}`).clientOf(digestOf(key)), undefined);
    });

    it("let a client have two while it changes over, with comments, blank lines and Windows' line ends", () => {
        const keys = parseApiKeys(`# former\r\nweb:${digestOf("old")} # until May\r\n\r\nweb:${digestOf("new")}\r\n`);
        assert.deepEqual([keys.clientOf("old"), keys.clientOf("new")], ["web", "web"]);
    });

    for (const [what, text] of Object.entries({
        nothing: "",
        "a comment alone": "# none",
        "a plain key": "website:correct-horse-battery-staple",
        "a digest in capitals": `website:${digestOf("k").toUpperCase()}`,
        "a digest that is cut": `website:${digestOf("k").slice(1)}`,
        "no client": `:${digestOf("k")}`,
    })) {
        it(`refuse ${what}, and do not repeat it`, () => {
            assert.throws(
                () => parseApiKeys(text),
                ({ message }: Error) => !message.includes("correct-horse") && message.includes("client:sha256"),
            );
        });
    }
});
