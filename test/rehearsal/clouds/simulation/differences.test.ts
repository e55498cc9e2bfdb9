import assert from "node:assert/strict";

import * as fc from "fast-check";

import { differences } from "../../../../rehearsal/clouds/simulation/differences";
import { memberPath } from "../../../../rehearsal/clouds/simulation/paths";
import { type ValueMap, unknown } from "../../../../rehearsal/clouds/simulation/values";

const never = () => false;

function kinds(olds: ValueMap, news: ValueMap, ...forcing: string[]): Record<string, string> {
    const found = differences(olds, news, (pattern) => forcing.includes(pattern));
    return Object.fromEntries([...found].map(([path, { kind }]) => [path, kind]));
}

const values = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })) as fc.Arbitrary<ValueMap>;

describe("differences", () => {
    it("finds none between equal values", () => {
        fc.assert(
            fc.property(values, (value) => {
                assert.equal(differences(value, structuredClone(value), never).size, 0);
            }),
        );
    });

    it("finds exactly the one property that was added, or taken away, whatever its name", () => {
        fc.assert(
            fc.property(values, fc.string(), fc.constantFrom(1, "x", true, {}, []), (value, key, added) => {
                const without = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
                const path = memberPath("", key);
                assert.deepEqual(kinds(without, { ...without, [key]: added }), { [path]: "add" });
                assert.deepEqual(kinds({ ...without, [key]: added }, without), { [path]: "delete" });
            }),
        );
    });

    it("takes null for absent", () => {
        assert.deepEqual(kinds({ a: null, b: { c: null } }, { b: {} }), {});
    });

    it("names the deepest path and the kind of a change", () => {
        const old = { a: 1, b: { c: "x", d: [1, 2] }, "e.f": 1, g: 1 };
        const value = { a: 2, b: { c: "x", d: [1, 3, 4] }, "e.f": 2, h: 1 };
        assert.deepEqual(kinds(old, value), {
            a: "update",
            "b.d[1]": "update",
            "b.d[2]": "add",
            '["e.f"]': "update",
            g: "delete",
            h: "add",
        });
    });

    it("replaces for a property, for what is below it, and for elements of lists", () => {
        assert.deepEqual(kinds({ a: { b: 1 } }, { a: { b: 2 } }, "a"), { "a.b": "update-replace" });
        assert.deepEqual(kinds({ a: { b: 1, c: 1 } }, { a: { b: 2, c: 2 } }, "a.b"), {
            "a.b": "update-replace",
            "a.c": "update",
        });
        assert.deepEqual(kinds({ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, "a[].b"), { "a[0].b": "update-replace" });
        assert.deepEqual(kinds({}, { a: 1 }, "a"), { a: "add-replace" });
        assert.deepEqual(kinds({ a: 1 }, {}, "a"), { a: "delete-replace" });
    });

    it("counts a value that is not known yet as a change", () => {
        assert.deepEqual(kinds({ a: { b: 1 } }, { a: unknown }), { a: "update" });
    });
});
