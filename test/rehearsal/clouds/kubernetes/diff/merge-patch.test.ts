import assert from "node:assert/strict";

import fc from "fast-check";

import { detailedDiff } from "../../../../../rehearsal/clouds/kubernetes/diff/detailed-diff";
import { mergePatch, sameJson } from "../../../../../rehearsal/clouds/kubernetes/diff/merge-patch";
import { prune } from "../../../../../rehearsal/clouds/kubernetes/diff/prune";
import { isMap, type Value, type ValueMap } from "../../../../../rehearsal/clouds/simulation/values";

const { object } = fc.letrec<{ value: Value; object: ValueMap }>((tie) => ({
    value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ maxLength: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        fc.array(tie("value"), { maxLength: 3 }),
        tie("object"),
    ),
    object: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), tie("value"), { noNullPrototype: true }),
}));

describe("kubernetes: merge patches", () => {
    it("turn any object into any other", () => {
        fc.assert(
            fc.property(object, object, (before, after) => {
                assert.ok(sameJson(apply(before, mergePatch(before, after)), after));
            }),
        );
    });

    it("are empty between equal objects", () => {
        fc.assert(
            fc.property(object, (one) => {
                assert.deepEqual(mergePatch(one, structuredClone(one)), {});
            }),
        );
    });
});

describe("kubernetes: detailed differences", () => {
    it("are there if and only if the objects differ", () => {
        fc.assert(
            fc.property(object, object, (before, after) => {
                const patch = mergePatch(before, after);
                const differences = detailedDiff(patch, before, after, before, []);
                assert.equal(differences.length > 0, !sameJson(before, after));
            }),
        );
    });
});

describe("kubernetes: pruning", () => {
    it("keeps inputs whole, whatever a cluster adds beside them", () => {
        fc.assert(
            fc.property(object, object, (inputs, added) => {
                assert.deepEqual(prune({ ...added, ...inputs }, inputs), inputs);
            }),
        );
    });

    it("adds nothing to what is there", () => {
        fc.assert(
            fc.property(object, object, (live, shape) => {
                const pruned = prune(live, shape);
                assert.ok(Object.keys(pruned).every((key) => key in live && key in shape));
            }),
        );
    });
});

/** RFC 7386. */
function apply(target: ValueMap, patch: ValueMap): ValueMap {
    const result = { ...target };
    for (const [key, value] of Object.entries(patch)) {
        const old = result[key];
        if (value === null) {
            Reflect.deleteProperty(result, key);
        } else {
            result[key] = isMap(value) ? apply(isMap(old) ? old : {}, value) : value;
        }
    }
    return result;
}
