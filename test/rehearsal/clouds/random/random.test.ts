import assert from "node:assert/strict";

import { random } from "../../../../rehearsal/clouds/random/package";
import { type Deployed, Stack, kindsOf } from "../support";

const token = (name: string) => `random:index/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;

function textIn({ outputs }: Deployed, name: string): string {
    const value = outputs[name];
    assert.ok(typeof value === "string");
    return value;
}

describe("random values", () => {
    it("make passwords of the characters that are asked for, each time another one", () => {
        const stack = new Stack(random);
        const inputs = { length: 24, special: false, minNumeric: 3, minUpper: 2 };
        const made = stack.create(token("RandomPassword"), "it", inputs);
        assert.equal(made.id, "none");
        assert.match(textIn(made, "result"), /^(?=(?:.*\d){3})(?=(?:.*[A-Z]){2})[A-Za-z0-9]{24}$/);
        assert.match(textIn(made, "bcryptHash"), /^\$2a\$10\$[./A-Za-z0-9]{53}$/);
        assert.notEqual(made.outputs.result, stack.create(token("RandomPassword"), "other", inputs).outputs.result);
        const special = stack.create(token("RandomPassword"), "x", {
            length: 4,
            upper: false,
            lower: false,
            numeric: false,
            overrideSpecial: "_-",
        });
        assert.match(textIn(special, "result"), /^[_-]{4}$/);
    });

    it("are replaced by a change of anything that they were made by", () => {
        const stack = new Stack(random);
        const made = stack.create(token("RandomPassword"), "it", { length: 24, keepers: { a: "1" } });
        assert.deepEqual(kindsOf(stack.diff(made, { length: 24, keepers: { a: "2" } })), {
            "keepers.a": "update-replace",
        });
        assert.deepEqual(kindsOf(stack.diff(made, { length: 32, keepers: { a: "1" } })), { length: "update-replace" });
        // The default, now said.
        assert.deepEqual(kindsOf(stack.diff(made, { length: 24, special: true, keepers: { a: "1" } })), {});
    });

    it("have ids that tell their values", () => {
        const stack = new Stack(random);
        const id = stack.create(token("RandomId"), "it", { byteLength: 4, prefix: "app-" });
        const bytes = Buffer.from(id.id, "base64url");
        assert.equal(bytes.length, 4);
        assert.equal(id.outputs.hex, `app-${bytes.toString("hex")}`);
        assert.equal(id.outputs.dec, `app-${String(bytes.readUInt32BE())}`);
        const text = stack.create(token("RandomString"), "it", { length: 8, special: false });
        assert.equal(text.outputs.result, text.id);
        const number = stack.create(token("RandomInteger"), "it", { min: 5, max: 7 });
        assert.ok([5, 6, 7].includes(Number(number.outputs.result)));
        assert.equal(`${Number(number.outputs.result)}`, number.id);
        assert.match(stack.create(token("RandomUuid"), "it", {}).id, /^[0-9a-f-]{14}4/);
        assert.match(stack.create(token("RandomUuid7"), "it", {}).id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
        assert.match(stack.create(token("RandomPet"), "it", { prefix: "my", length: 3 }).id, /^my-\w+-\w+-\w+$/);
        const bytesOf = stack.create(token("RandomBytes"), "it", { length: 16 });
        assert.equal(Buffer.from(textIn(bytesOf, "hex"), "hex").toString("base64"), bytesOf.id);
        const { results } = stack.create(token("RandomShuffle"), "it", {
            inputs: ["a", "b", "c"],
            resultCount: 5,
        }).outputs;
        assert.ok(Array.isArray(results));
        assert.deepEqual([...results].slice(0, 3).sort(), ["a", "b", "c"]);
        assert.equal(results.length, 5);
    });

    it("refuse what can't be", () => {
        const stack = new Stack(random);
        assert.match(
            stack.faults(token("RandomPassword"), { length: 3, minUpper: 2, minLower: 2 })[0] ?? "",
            /must be at least sum of min_upper \+ min_lower/,
        );
        assert.match(stack.faults(token("RandomString"), { length: 0 })[0] ?? "", /at least 1, got: 0/);
        assert.match(stack.faults(token("RandomInteger"), { min: 3, max: 2 })[0] ?? "", /smaller than or equal/);
    });
});
