import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { parseKeySet, parseSharedKey } from "../../../service/src/keys/token-keys";

const rsa = (bits: number) => generateKeyPairSync("rsa", { modulusLength: bits }).publicKey.export({ format: "jwk" });
const ec = (curve: string) => generateKeyPairSync("ec", { namedCurve: curve });

describe("Keys of tokens", () => {
    it("are found by kid, each with the one algorithm that fits it", () => {
        const keys = parseKeySet(
            JSON.stringify({
                keys: [
                    { ...rsa(2048), kid: "r" },
                    { ...ec("P-256").publicKey.export({ format: "jwk" }), kid: "e", use: "sig", alg: "ES256" },
                ],
            }),
        );
        assert.equal(keys.find("r")?.algorithm, "RS256");
        assert.equal(keys.find("e")?.algorithm, "ES256");
        for (const kid of [undefined, "", "x", "__proto__", "constructor", "../../dev/null", "' OR 1=1"]) {
            assert.equal(keys.find(kid), undefined);
        }
    });

    it("lose the line break at the end of the shared key's file, and nothing else", () => {
        const text = " 0123456789abcdefghijklmnopqrstuv ";
        assert.equal(parseSharedKey(`${text}\n`).find("any")?.key.export().toString(), text);
    });

    const pair = ec("P-256");
    const publicKey = { ...pair.publicKey.export({ format: "jwk" }), kid: "a" };
    const sets: Record<string, [readonly unknown[], RegExp]> = {
        "no key": [[], /1 to 32 keys/],
        "a private key": [[{ ...pair.privateKey.export({ format: "jwk" }), kid: "a" }], /is private/],
        "a shared key": [[{ kty: "oct", k: "c2VjcmV0", kid: "a" }], /is private/],
        "a short RSA key": [[{ ...rsa(1024), kid: "a" }], /1024 bits/],
        "another curve": [[{ ...ec("P-384").publicKey.export({ format: "jwk" }), kid: "a" }], /P-256/],
        "a key without kid": [[{ ...publicKey, kid: undefined }], /kid/],
        "a point off the curve": [[{ ...publicKey, y: publicKey.x }], /./],
        "two keys with one kid": [[publicKey, publicKey], /another key with kid "a"/],
    };
    for (const [what, [keys, expected]] of Object.entries(sets)) {
        it(`refuse ${what} in a key set`, () => {
            assert.throws(() => parseKeySet(JSON.stringify({ keys })), expected);
        });
    }
});
