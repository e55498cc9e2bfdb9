import fc from "fast-check";
import { digestOf } from "../../src/keys/api-keys";

/** Headers without a valid API key, or with more than one. */
export function wrongApiKeys(client: string, genuine: string): fc.Arbitrary<Readonly<Record<string, string>>> {
    const letter = fc.integer({ min: 0, max: 63 }).map((code) =>
        Buffer.of(code << 2)
            .toString("base64url")
            .charAt(0),
    );
    const place = fc.nat({ max: genuine.length - 1 });
    const likeGenuine = fc.string({ unit: letter, minLength: genuine.length, maxLength: genuine.length });
    const near = fc.oneof(
        place.map((length) => genuine.slice(0, length)),
        place.map((start) => genuine.slice(start + 1)),
        fc.tuple(place, letter).map(([at, other]) => genuine.slice(0, at) + other + genuine.slice(at + 1)),
        fc.string({ unit: letter, minLength: 1, maxLength: 40 }).map((more) => genuine + more),
        fc.mixedCase(fc.constant(genuine)),
    );
    const known = fc.constantFrom(
        ...["", "*", "null", "undefined", "true", "0", "[]", "__proto__", "' OR '1'='1", client],
        digestOf(genuine),
        `${client}:${digestOf(genuine)}`,
        `${genuine},${genuine}`,
        `Bearer ${genuine}`,
    );
    const printable = fc.integer({ min: 0x21, max: 0xff }).filter((code) => code < 0x7f || code > 0xa0);
    const anything = fc.string({ unit: printable.map((code) => String.fromCharCode(code)), maxLength: 200 });
    const wrong = fc.oneof(likeGenuine, near, known, anything).filter((key) => key !== genuine);
    return fc.oneof(
        { weight: 8, arbitrary: wrong.map((key) => ({ "x-api-key": key })) },
        { weight: 4, arbitrary: wrong.map((key) => ({ "x-parse-rest-api-key": key })) },
        // Two keys: it is not clear which one counts.
        { weight: 1, arbitrary: wrong.map((key) => ({ "x-api-key": genuine, "x-parse-rest-api-key": key })) },
        { weight: 1, arbitrary: wrong.map((key) => ({ "x-api-key": key, "x-parse-rest-api-key": genuine })) },
        { weight: 1, arbitrary: wrong.map((key) => ({ authorization: `ApiKey ${genuine}`, "x-api-key": key })) },
    );
}
