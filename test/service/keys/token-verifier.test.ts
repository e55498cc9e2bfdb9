import assert from "node:assert/strict";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import fc from "fast-check";
import { CompactEncrypt, SignJWT } from "jose";
import { encoded, hmacToken } from "../../../service/commands/jws";
import { parseKeySet, parseSharedKey } from "../../../service/src/keys/token-keys";
import { TokenRefused, verifyToken } from "../../../service/src/keys/token-verifier";

const rules = { issuer: "issuer", audience: "audience", maximumLife: 3600 };
const shared = randomBytes(64).toString("base64");
const sharedKeys = parseSharedKey(shared);
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const publicKeys = parseKeySet(
    JSON.stringify({
        keys: [
            { ...rsa.publicKey.export({ format: "jwk" }), kid: "r" },
            { ...ec.publicKey.export({ format: "jwk" }), kid: "e" },
        ],
    }),
);
/** Seconds since 1970, of the test that runs: other tests may have taken long. */
let now = 0;
let claims = { iss: "issuer", aud: "audience", exp: 0, jti: "1" };
type Header = { alg: string } & Record<string, unknown>;

const sign = (payload: Record<string, unknown>, header: Header, key: Parameters<SignJWT["sign"]>[0]) =>
    new SignJWT(payload).setProtectedHeader(header).sign(key);
const withSharedKey = (payload: Record<string, unknown>, header: Header = { alg: "HS256" }) =>
    sign(payload, header, Buffer.from(shared));
const refused = (token: string, keys = sharedKeys) => {
    assert.throws(() => verifyToken(token, keys, rules), TokenRefused);
};

describe("Tokens", () => {
    beforeEach(() => {
        now = Math.floor(Date.now() / 1000);
        claims = { ...claims, exp: now + 600 };
    });

    it("are accepted with the shared key, by RS256 and by ES256", async () => {
        assert.equal(verifyToken(await withSharedKey(claims), sharedKeys, rules).id, "1");
        for (const [alg, kid, key] of [
            ["RS256", "r", rsa.privateKey],
            ["ES256", "e", ec.privateKey],
        ] as const) {
            const { id, expiresAt } = verifyToken(await sign(claims, { alg, kid }, key), publicKeys, rules);
            assert.equal(id, "1");
            assert.ok(expiresAt.getTime() > claims.exp * 1000);
        }
    });

    it("may name several audiences, and have a little more or less time than our clock says", async () => {
        verifyToken(await withSharedKey({ ...claims, aud: ["other", "audience"] }), sharedKeys, rules);
        verifyToken(await withSharedKey({ ...claims, exp: now - 1, nbf: now + 3 }), sharedKeys, rules);
    });

    const wrongClaims = (): Record<string, Record<string, unknown>> => ({
        "without exp": { exp: undefined },
        "without iss": { iss: undefined },
        "without aud": { aud: undefined },
        "without jti": { jti: undefined },
        "with an empty jti": { jti: "" },
        "with a jti that is a number": { jti: 1 },
        "with a jti that is huge": { jti: "j".repeat(257) },
        expired: { exp: now - 60 },
        "of the future": { nbf: now + 60 },
        "that live too long": { exp: now + 7200 },
        "that live for ever": { exp: 1e300 },
        "with exp as a text": { exp: String(now + 60) },
        "of another issuer": { iss: "issuer2" },
        "for another audience": { aud: "audience2" },
        "whose audience has ours as a part": { aud: "audience.example.com" },
    });
    for (const what of Object.keys(wrongClaims())) {
        it(`${what} are refused`, () => {
            refused(hmacToken({ alg: "HS256" }, { ...claims, ...wrongClaims()[what] }, shared));
        });
    }

    it("are refused without claims, although the signature is right", () => {
        for (const payload of ["", "null", "{", "1", '"text"', "[]", JSON.stringify([claims])]) {
            refused(hmacToken({ alg: "HS256" }, payload, shared));
            refused(hmacToken({ alg: "HS256", typ: "JWT" }, payload, shared));
        }
    });

    it("are refused without a signature, whatever none is called", () => {
        for (const alg of ["none", "None", "NONE", "nOnE", ""]) {
            refused(`${encoded({ alg })}.${encoded(claims)}.`);
            refused(`${encoded({ alg })}.${encoded(claims)}.`, publicKeys);
        }
    });

    it("are refused by another algorithm than the key's: a public key is no shared key", async () => {
        const pem = rsa.publicKey.export({ type: "spki", format: "pem" });
        refused(await sign(claims, { alg: "HS256", kid: "r" }, Buffer.from(pem)), publicKeys);
        refused(await sign(claims, { alg: "PS256", kid: "r" }, rsa.privateKey), publicKeys);
        refused(await sign(claims, { alg: "RS512", kid: "r" }, rsa.privateKey), publicKeys);
        refused(await sign(claims, { alg: "ES256", kid: "r" }, ec.privateKey), publicKeys);
        refused(await withSharedKey(claims, { alg: "HS512" }));
        refused(await sign(claims, { alg: "RS256", kid: "r" }, rsa.privateKey));
    });

    it("cannot bring their own key", async () => {
        const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
        const jwk = own.publicKey.export({ format: "jwk" });
        for (const header of [
            { jwk },
            { jku: "https://example.com/keys" },
            { x5u: "https://example.com" },
            { kid: "r", jwk },
        ]) {
            refused(await sign(claims, { alg: "RS256", ...header }, own.privateKey), publicKeys);
        }
    });

    it("cannot make kid more than a name", async () => {
        for (const kid of [
            "../../../dev/null",
            "' UNION SELECT 'k",
            "__proto__",
            "",
            "R",
            ["r"],
            { toString: "r" },
            1,
            null,
        ]) {
            refused(await sign(claims, { alg: "RS256", kid }, rsa.privateKey), publicKeys);
        }
    });

    it("are refused with crit, b64, as a nested or an encrypted token, and when huge", async () => {
        for (const crit of [["x"], ["b64"], ["exp"], [], null, false, ""]) {
            refused(hmacToken({ alg: "HS256", crit, x: 1, b64: false }, claims, shared));
        }
        refused(await withSharedKey(claims, { alg: "HS256", cty: "JWT" }));
        refused(
            await new CompactEncrypt(Buffer.from("{}"))
                .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
                .encrypt(randomBytes(32)),
        );
        refused(await withSharedKey({ ...claims, more: "x".repeat(5000) }));
    });

    it("are refused when anything in them is changed or cut, and never fail otherwise", async () => {
        const token = await withSharedKey(claims);
        const bytes = (text: string) =>
            text
                .split(".")
                .map((part) => Buffer.from(part, "base64url").toString("hex"))
                .join(".");
        fc.assert(
            fc.property(fc.nat(token.length - 1), fc.nat(3), fc.string({ maxLength: 4 }), (start, length, text) => {
                const changed = token.slice(0, start) + text + token.slice(start + length);
                fc.pre(bytes(changed) !== bytes(token));
                refused(changed);
            }),
            { numRuns: 500 },
        );
    });

    it("are refused when they are any text at all", () => {
        const header = fc.dictionary(
            fc.constantFrom("alg", "kid", "crit", "b64", "jwk", "typ", "cty", "zip"),
            fc.jsonValue(),
        );
        const madeUp = fc
            .tuple(header, fc.jsonValue(), fc.base64String())
            .map(([h, p, s]) => `${encoded(h)}.${encoded(p)}.${s}`);
        fc.assert(
            fc.property(fc.oneof(fc.string(), madeUp), (text) => {
                refused(text);
                refused(text, publicKeys);
            }),
            { numRuns: 500 },
        );
    });
});
