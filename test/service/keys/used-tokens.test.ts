import assert from "node:assert/strict";
import { TooManyTokens, UsedTokensInMemory } from "../../../service/src/keys/used-tokens";

// Far away, since other tests may take long before these begin.
const later = new Date(Date.now() + 3_600_000);
const past = new Date(Date.now() - 1);

describe("Used tokens in memory", () => {
    it("are used once, however many ask at the same time", async () => {
        const used = new UsedTokensInMemory();
        const answers = await Promise.all(Array.from({ length: 50 }, () => used.use("a", later)));
        assert.equal(answers.filter(Boolean).length, 1);
        assert.equal(await used.use("b", later), true);
    });

    it("refuse rather than forget when there are too many", async () => {
        const used = new UsedTokensInMemory(2);
        await used.use("a", later);
        await used.use("b", later);
        await assert.rejects(used.use("c", later), TooManyTokens);
        assert.equal(await used.use("a", later), false);
    });

    it("make room of what is no longer accepted anyway", async () => {
        const used = new UsedTokensInMemory(2);
        await used.use("a", past);
        await used.use("b", later);
        assert.equal(await used.use("c", later), true);
        assert.equal(await used.use("b", later), false);
    });
});
