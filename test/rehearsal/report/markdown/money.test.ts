import assert from "node:assert/strict";
import { difference, totalsText } from "../../../../rehearsal/report/markdown/money";
import type { CostTotals } from "../../../../rehearsal/report/model/report";

function totals(before: readonly [number, number], after: readonly [number, number], unknown = [0, 0]): CostTotals {
    const range = ([base, most]: readonly [number, number]) => ({ base, most });
    const [unknownBefore = 0, unknownAfter = 0] = unknown;
    return { currency: "USD", before: range(before), after: range(after), unknownBefore, unknownAfter };
}

describe("costs in a report", () => {
    it("tell what is more at the least and at the most", () => {
        assert.equal(difference({ base: 10, most: 10 }, { base: 12, most: 12 }), "+$2.00");
        assert.equal(difference({ base: 10, most: 20 }, { base: 10, most: 30 }), "$0.00 to +$10.00");
        assert.equal(difference(undefined, { base: 5, most: 5 }), "+$5.00");
    });

    it("tell both sides where they differ, and one where they don't", () => {
        assert.equal(totalsText(totals([10, 20], [10, 20], [2, 2])), "$10.00 to $20.00, 2 unknown");
        assert.equal(totalsText(totals([10, 10], [12, 12], [2, 2])), "$10.00 → $12.00 (+$2.00), 2 unknown");
    });

    it("subtract nothing where not the same is known, or nothing is", () => {
        assert.equal(totalsText(totals([10, 10], [2, 2], [0, 3])), "$10.00 → $2.00, 3 unknown");
        assert.equal(totalsText(undefined), "not known");
    });
});
