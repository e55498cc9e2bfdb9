import { equal } from "node:assert/strict";

import { isWorld } from "../../policy/networks";

describe("a network", () => {
    for (const network of ["0.0.0.0/0", "128.0.0.0/1", "0.0.0.0", "::/0", "::", "2000::/3", "*", "Internet", ""]) {
        it(`that nobody knows: "${network}"`, () => {
            equal(isWorld(network), true);
        });
    }

    for (const network of ["203.0.113.0/24", "10.0.0.0/8", "203.0.113.7", "10.0.0.0", "2001:db8::/32", "2001:db8::1"]) {
        it(`that somebody knows: "${network}"`, () => {
            equal(isWorld(network), false);
        });
    }
});
