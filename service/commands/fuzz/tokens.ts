import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { claims, type Issuer } from "./issuer";
import { encoded, hmacToken, signedToken } from "../jws";

/** Headers that carry a token, which must be refused. */
export interface Forgery {
    readonly kind: string;
    readonly headers: Readonly<Record<string, string>>;
}

const attacker = generateKeyPairSync("ec", { namedCurve: "P-256" });
const attackerRsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const attackerJwk = { ...attacker.publicKey.export({ format: "jwk" }), kid: "ec" };
const attackerShared = "a".repeat(64);

/**
 * Tokens that a service must refuse. Those with a wrong claim have a genuine signature, so that nothing else is wrong with them.
 * @param trap Address that nobody may ever ask for.
 * @param used A token that was accepted already.
 */
export function forgeries(issuer: Issuer, trap: string, used: string): fc.Arbitrary<Forgery> {
    const genuine = fc.constant(null).map(() => issuer.sign(issuer.header, claims()));
    const kinds: Readonly<Record<string, fc.Arbitrary<string>>> = {
        "algorithm none": none(genuine),
        "wrong algorithm": wrongAlgorithm(issuer),
        "key by kid": byKid(issuer),
        "wrong claim": wrongClaim().map((change) => issuer.sign(issuer.header, claims(change))),
        truncated: fc.tuple(genuine, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })).map(cut),
        "one bit changed": fc.tuple(genuine, fc.nat({ max: 2 }), fc.nat()).map(withOtherBit),
        "known key as secret": fc
            .tuple(fc.constantFrom(...issuer.known), fc.constantFrom("HS256", "HS384", "HS512"))
            .map(([key, alg]) => hmacToken({ ...issuer.header, alg }, claims(), key, `sha${alg.slice(2)}`)),
        "key in the header": keyInHeader(issuer, trap),
        "unknown critical header": fc
            .constantFrom({ crit: ["x"], x: 1 }, { crit: [] }, { crit: ["exp"], exp: 1 }, { crit: ["b64"], b64: false })
            .map((critical) => issuer.sign({ ...issuer.header, ...critical }, claims())),
        nested: fc.constantFrom("JWT", "jwt", "").map((cty) => issuer.sign({ ...issuer.header, cty }, claims())),
        "no claims": fc.oneof(fc.json(), fc.string()).map((payload) => issuer.sign(issuer.header, payload)),
        "used before": fc.constant(used),
        nonsense: nonsense(),
    };
    const placed = Object.entries(kinds).map(([kind, token]) =>
        fc.tuple(token, placement()).map(([text, place]): Forgery => ({ kind, headers: place(text) })),
    );
    const two = fc.tuple(genuine, genuine).map(([one, other]): Forgery => ({
        kind: "two tokens",
        headers: { authorization: `Bearer ${one}`, "x-jwt-kwy": other },
    }));
    const otherScheme = fc
        .tuple(genuine, fc.constantFrom("Basic ", "Token ", "", "Bearer", "Bearer  Bearer "))
        .map(([token, scheme]): Forgery => ({ kind: "other scheme", headers: { authorization: scheme + token } }));
    return fc.oneof(...placed, two, otherScheme, fc.constant({ kind: "no token", headers: {} }));
}

type Place = (token: string) => Readonly<Record<string, string>>;

function placement(): fc.Arbitrary<Place> {
    return fc.constantFrom<Place>(
        (token) => ({ authorization: `Bearer ${token}` }),
        (token) => ({ authorization: `bearer ${token}` }),
        (token) => ({ "x-jwt-kwy": token }),
        (token) => ({ authorization: `Bearer ${token}`, "x-jwt-kwy": token }),
    );
}

function none(genuine: fc.Arbitrary<string>): fc.Arbitrary<string> {
    const alg = fc.oneof(fc.mixedCase(fc.constant("none")), fc.constantFrom("", null, undefined, 0, [], ["none"], {}));
    return fc.tuple(alg, genuine, fc.boolean()).map(([name, token, keepSignature]) => {
        const signature = keepSignature ? token.split(".")[2] : "";
        return `${encoded({ alg: name })}.${encoded(claims())}.${signature ?? ""}`;
    });
}

/** The genuine key, used with an algorithm that is not its own. */
function wrongAlgorithm(issuer: Issuer): fc.Arbitrary<string> {
    const others = ["HS384", "HS512", "RS384", "RS512", "PS256", "ES384", "ES512", "ES256K", "EdDSA", "hs256", "es256"];
    const alg = fc.oneof(fc.constantFrom(...others), fc.string({ maxLength: 8 }));
    return fc.tuple(alg, fc.constantFrom("sha256", "sha384", "sha512")).map(([name, hash]) => {
        // A random text may name the right algorithm, but never with the wrong hash.
        const right = name === issuer.header.alg;
        return issuer.sign({ ...issuer.header, alg: name }, claims(), right ? "sha384" : hash);
    });
}

/** Names that might lead a careless service to a key that an attacker knows. */
function byKid({ header }: Issuer): fc.Arbitrary<string> {
    const names = ["../../../../dev/null", "/dev/null", "file:///dev/null", "__proto__", "constructor", "toString"];
    const kid = fc.oneof(
        fc.constantFrom<unknown>(...names, "ec", "rsa", "' UNION SELECT 'a", "ec\0", "", 0, null, true, ["ec"], {}),
        fc.string({ maxLength: 40 }),
    );
    const key = fc.constantFrom("", "\0", "a", "null", "[object Object]", "function Object() { [native code] }");
    return fc.oneof(
        fc.tuple(kid, key).map(([name, guess]) => hmacToken({ ...header, alg: "HS256", kid: name }, claims(), guess)),
        kid.map((name) => signedToken({ alg: "ES256", kid: name }, claims(), attacker.privateKey)),
        // RSA signs slowly: few names do.
        fc
            .constantFrom("rsa", "ec", "../rsa")
            .map((name) => signedToken({ alg: "RS256", kid: name }, claims(), attackerRsa.privateKey)),
    );
}

function wrongClaim(): fc.Arbitrary<Readonly<Record<string, unknown>>> {
    const now = () => Math.floor(Date.now() / 1000);
    const longAgo = fc.integer({ min: 10, max: 2_000_000_000 });
    const noText = fc.constantFrom<unknown>(undefined, null, 0, true, {}, [], "");
    return fc.oneof(
        longAgo.map((seconds) => ({ exp: now() - seconds })),
        fc.integer({ min: 100_000, max: 1e15 }).map((seconds) => ({ exp: now() + seconds })),
        fc.constantFrom<unknown>(undefined, null, true, {}, [], "9999999999", 1e300, -1).map((exp) => ({ exp })),
        fc.integer({ min: 60, max: 1e9 }).map((seconds) => ({ nbf: now() + seconds })),
        fc.constantFrom<unknown>("0", null, {}).map((nbf) => ({ nbf })),
        noText.map((iss) => ({ iss })),
        noText.map((aud) => ({ aud })),
        noText.map((jti) => ({ jti })),
        fc.string({ minLength: 257, maxLength: 400 }).map((jti) => ({ jti })),
        fc.string().map((text) => ({ iss: `fuzz-issuer${text}.` })),
        fc.string().map((text) => ({ aud: [`fuzz-audience${text}.`, text] })),
    );
}

function cut([token, share]: readonly [string, number]): string {
    return token.slice(0, Math.floor(token.length * share));
}

/** One bit of the decoded part changes, as the last letter of base64url has bits that mean nothing. */
function withOtherBit([token, part, place]: readonly [string, number, number]): string {
    return token
        .split(".")
        .map((text, index) => {
            const bytes = Buffer.from(text, "base64url");
            const bit = place % (bytes.length * 8);
            const at = bit >> 3;
            return index === part
                ? Buffer.from(bytes.map((byte, other) => (other === at ? byte ^ (1 << (bit & 7)) : byte))).toString(
                      "base64url",
                  )
                : text;
        })
        .join(".");
}

/** Headers that offer the attacker's own key, in themselves or by an address. */
function keyInHeader({ header }: Issuer, trap: string): fc.Arbitrary<string> {
    const offer = fc.constantFrom<Readonly<Record<string, unknown>>>(
        { jku: trap },
        { x5u: trap },
        { jwk: attackerJwk },
        { jku: trap, jwk: attackerJwk, kid: trap },
        { x5c: [attacker.publicKey.export({ type: "spki", format: "der" }).toString("base64")] },
        { jwk: { kty: "oct", k: encoded(attackerShared), alg: "HS256" } },
    );
    return fc
        .tuple(offer, fc.boolean())
        .map(([offered, shared]) =>
            shared
                ? hmacToken({ ...header, alg: "HS256", ...offered }, claims(), attackerShared)
                : signedToken({ ...header, alg: "ES256", ...offered }, claims(), attacker.privateKey),
        );
}

/** What HTTP lets through in a header: no control characters. */
function nonsense(): fc.Arbitrary<string> {
    const character = fc.integer({ min: 0x21, max: 0xff }).filter((code) => code < 0x7f || code > 0xa0);
    const text = fc.string({ unit: character.map((code) => String.fromCharCode(code)), maxLength: 300 });
    return fc.oneof(
        text,
        fc.array(text.map(encoded), { maxLength: 6 }).map((parts) => parts.join(".")),
        fc.integer({ min: 0, max: 6_000 }).map((length) => ".".repeat(length)),
        fc.integer({ min: 3_000, max: 6_000 }).map((length) => `${"A".repeat(length)}.e30.AA`),
        fc.nat({ max: 500 }).map((depth) => `${encoded("[".repeat(depth))}.${encoded("{".repeat(depth))}.AA`),
    );
}
