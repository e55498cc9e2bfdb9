import assert from "node:assert/strict";
import fc from "fast-check";
import { apiKeyAttacks, bodyAttacks, tokenAttacks } from "../../../../service/commands/fuzz/attacks";
import {
    claims,
    keySetIssuer,
    sharedKeyIssuer,
    tokenAudience,
    tokenIssuer,
} from "../../../../service/commands/fuzz/issuer";
import { parseKeySet, parseSharedKey } from "../../../../service/src/keys/token-keys";
import { verifyToken } from "../../../../service/src/keys/token-verifier";

const rules = { issuer: tokenIssuer, audience: tokenAudience, maximumLife: 3600 };
const apiKey = "k".repeat(43);

for (const [issuer, parse] of [
    [sharedKeyIssuer(), parseSharedKey],
    [keySetIssuer(), parseKeySet],
] as const) {
    describe(`The fuzz with ${issuer.name}`, () => {
        const weapons = { issuer, client: "client", apiKey, trap: "http://127.0.0.1:1/", usedToken: "used" };

        it("makes genuine tokens that are accepted, so that a forgery has nothing wrong but what it says", () => {
            const token = issuer.sign(issuer.header, claims());
            assert.doesNotThrow(() => verifyToken(token, parse(issuer.keyFile), rules));
        });

        it("makes all kinds of attacks from one seed, and the same again", () => {
            const kinds = (seed: number) =>
                [tokenAttacks(weapons), apiKeyAttacks(weapons), bodyAttacks(weapons)].flatMap((attacks) =>
                    fc.sample(attacks, { numRuns: 400, seed }).map(({ kind }) => kind),
                );
            assert.equal(new Set(kinds(1)).size, 16 + 1 + 11);
            assert.deepEqual(kinds(2), kinds(2));
        });
    });
}
