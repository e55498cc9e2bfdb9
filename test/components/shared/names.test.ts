import assert from "node:assert/strict";

import fc from "fast-check";
import { digest, shorten, worldwideName } from "@fairlead/components/shared/names";

describe("names", () => {
    it("stay what they are while they are short enough", () => {
        fc.assert(
            fc.property(fc.string({ maxLength: 63 }), (name) => {
                assert.equal(shorten(name, 63), name);
            }),
        );
    });

    it("are cut to the length a cloud takes, and two stay two", () => {
        const long = fc.stringMatching(/^[a-z][a-z0-9-]{63,200}$/);
        fc.assert(
            fc.property(long, long, (one, two) => {
                const cut = shorten(one, 63);
                assert.ok(cut.length <= 63);
                assert.match(cut, /^[a-z][a-z0-9-]*[a-z0-9]$/);
                assert.equal(shorten(two, 63) === cut, one === two);
            }),
        );
    });

    it("that must be unique in the world fit every registry, and differ with their owner", () => {
        const owner = fc.uuid();
        fc.assert(
            fc.property(fc.string(), owner, owner, (name, one, two) => {
                const unique = worldwideName(name, one, 50);
                assert.match(unique, /^[a-z0-9]{8,50}$/);
                assert.equal(worldwideName(name, two, 50) === unique, one === two);
            }),
        );
    });

    it("have digests of letters and digits", () => {
        assert.equal(digest("fairlead", 8), digest("fairlead", 8));
        fc.assert(
            fc.property(fc.string(), (text) => {
                assert.match(digest(text, 8), /^[a-z0-9]{8}$/);
            }),
        );
    });
});
