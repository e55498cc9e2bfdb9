import assert from "node:assert/strict";

import { knownBefore } from "../../../../rehearsal/clouds/simulation/known-before";

describe("knownBefore", () => {
    it("adds what the resource has where the program now asks for it, and no more", () => {
        const outputs = { size: 3, zone: "a", note: "", network: { family: "ipv4", range: "10.0.0.0/16" } };
        assert.deepEqual(knownBefore({}, outputs, { size: 4, note: "x" }), { size: 3 });
        assert.deepEqual(knownBefore({}, outputs, { network: { range: "10.1.0.0/16" } }), {
            network: { range: "10.0.0.0/16" },
        });
    });

    it("keeps what was asked for, also inside objects", () => {
        const outputs = { network: { family: "ipv4", range: "10.0.0.0/16" } };
        assert.deepEqual(
            knownBefore({ network: { range: "r" } }, outputs, { network: { range: "s", family: "ipv6" } }),
            {
                network: { range: "r", family: "ipv4" },
            },
        );
        assert.deepEqual(knownBefore({ size: 2 }, { size: 3 }, {}), { size: 2 });
    });
});
