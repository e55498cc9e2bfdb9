import assert from "node:assert/strict";

import type { Member, Members, Type } from "../../../../rehearsal/clouds/shapes/type";
import { azureWording } from "../../../../rehearsal/clouds/azure-native/wording";
import { bridgedWording } from "../../../../rehearsal/clouds/bridged/wording";
import { checkMembers } from "../../../../rehearsal/clouds/simulation/check-values";
import { type ValueMap, unknown } from "../../../../rehearsal/clouds/simulation/values";

const text: Type = { kind: "string" };
const kind: Type = { kind: "enum", name: "Kind", values: ["Basic", "Premium"] };

function members(types: Readonly<Record<string, Type>>, ...required: string[]): Members {
    const entries = Object.entries(types).map(([name, type]): [string, Member] => [
        name,
        { type, required: required.includes(name), description: "" },
    ]);
    return new Map(entries);
}

function object(types: Readonly<Record<string, Type>>, ...required: string[]): Type {
    return { kind: "object", name: "Thing", members: members(types, ...required) };
}

function faults(values: ValueMap, shape: Members, wording = azureWording): string[] {
    return checkMembers(values, shape, wording).map(({ reason }) => reason);
}

describe("checkMembers", () => {
    it("reports what is missing, wherever it is missing", () => {
        const shape = members({ a: text, list: { kind: "list", element: object({ b: text }, "b") } }, "a");
        assert.deepEqual(faults({ list: [{ b: "x" }, {}] }, shape), [
            "missing required property 'a'",
            "missing required property 'list[1].b'",
        ]);
    });

    it("reports wrong types by path", () => {
        const shape = members({ a: text, n: { kind: "number" }, tags: { kind: "map", element: text }, o: object({}) });
        assert.deepEqual(faults({ a: 1, n: "1", tags: { "x.y": false }, o: [] }, shape), [
            "'a' should be of type 'string' but got a number",
            "'n' should be of type 'number' but got a string",
            "'tags[\"x.y\"]' should be of type 'string' but got a boolean",
            "'o' should be of type 'object' but got an array",
        ]);
    });

    it("lets bridged providers convert texts, numbers and booleans, but nothing else", () => {
        const shape = members({ a: text, n: { kind: "number" }, b: { kind: "boolean" } });
        assert.deepEqual(faults({ a: 5, n: "5", b: "true" }, shape, bridgedWording), []);
        assert.equal(faults({ a: [], n: "five", b: "yes" }, shape, bridgedWording).length, 3);
    });

    it("names a property that is like an unknown one", () => {
        assert.deepEqual(faults({ namee: "x" }, members({ name: text })), [
            "'namee' is not a known property (did you mean 'name'?)",
        ]);
        assert.deepEqual(faults({ zzzzzz: "x" }, members({ name: text })), ["'zzzzzz' is not a known property"]);
    });

    it("refuses values outside an enumeration, also where the SDK allows any text", () => {
        const shape = members({ open: { kind: "union", options: [text, kind] }, closed: kind });
        assert.deepEqual(faults({ open: "basic", closed: "Premium" }, shape), []);
        assert.deepEqual(faults({ open: "Basik", closed: "x" }, shape), [
            "'open' should be one of 'Basic', 'Premium' but got 'Basik' (did you mean 'Basic'?)",
            "'closed' should be one of 'Basic', 'Premium' but got 'x'",
        ]);
    });

    it("checks the variant that a discriminator chooses", () => {
        const variant = (value: string, property: string) =>
            object({ type: { kind: "literal", value }, [property]: text }, "type", property);
        const shape = members({ source: { kind: "union", options: [variant("Git", "url"), variant("Blob", "path")] } });
        assert.deepEqual(faults({ source: { type: "Blob", path: "x" } }, shape), []);
        assert.deepEqual(faults({ source: { type: "Blob", url: "x" } }, shape), [
            "missing required property 'source.path'",
            "'source.url' is not a known property",
        ]);
    });

    it("lets pass what is not known yet, secrets, and notes of providers", () => {
        const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: 1 };
        const shape = members({ a: text, b: object({ c: text }, "c") }, "a", "b");
        assert.deepEqual(faults({ a: unknown, b: unknown, __defaults: [] }, shape), []);
        assert.deepEqual(faults({ a: secret, b: { c: unknown } }, shape), []);
    });
});
