import assert from "node:assert/strict";

import type { Members, Type } from "../../../../rehearsal/clouds/shapes/type";
import { complete } from "../../../../rehearsal/clouds/simulation/invent";
import { previewOutputs } from "../../../../rehearsal/clouds/simulation/preview";
import { textOf, unknown } from "../../../../rehearsal/clouds/simulation/values";

const subject = { id: "/some/id", name: "shop", constants: { tenantId: "the-tenant" } };

function members(...entries: (readonly [name: string, type: Type, required: boolean])[]): Members {
    return new Map(entries.map(([name, type, required]) => [name, { type, required, description: "" }]));
}

const text: Type = { kind: "string" };

describe("complete", () => {
    it("keeps what was put in, makes up what a cloud always returns, and leaves the rest out", () => {
        const shape = members(["given", text, false], ["url", text, true], ["optional", text, false]);
        const outputs = complete({ given: "x", writeOnly: "secret" }, shape, subject);
        assert.deepEqual(outputs, { given: "x", url: "https://shop.simulated.example/" });
    });

    it("makes up the same values for the same resource, and others for another", () => {
        const shape = members(["principalId", text, true], ["token", text, true]);
        assert.deepEqual(complete({}, shape, subject), complete({}, shape, subject));
        assert.notDeepEqual(complete({}, shape, subject), complete({}, shape, { ...subject, id: "/other" }));
        const id = textOf(complete({}, shape, subject), "principalId") ?? "";
        assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    });

    it("completes objects in objects and in lists", () => {
        const inner: Type = {
            kind: "object",
            name: "Inner",
            members: members(["a", text, false], ["state", text, true]),
        };
        const shape = members(["list", { kind: "list", element: inner }, false], ["one", inner, true]);
        assert.deepEqual(complete({ list: [{ a: "x" }] }, shape, subject), {
            list: [{ a: "x", state: "Active" }],
            one: { state: "Active" },
        });
    });

    it("uses constants by name, and leaves out what is null", () => {
        const shape = members(["tenantId", text, true], ["absent", text, true]);
        assert.deepEqual(complete({ absent: null }, shape, subject), { tenantId: "the-tenant" });
    });

    it("ends where types contain themselves", () => {
        const node: Type = {
            kind: "object",
            name: "Node",
            get members() {
                return members(["next", node, true]);
            },
        };
        assert.ok(complete({}, members(["next", node, true]), subject).next);
    });
});

describe("previewOutputs", () => {
    const inner: Type = {
        kind: "object",
        name: "Inner",
        members: members(["a", text, true], ["b", text, true], ["c", text, false]),
    };
    const shape = members(["sku", inner, true], ["url", text, true], ["note", text, false]);

    it("knows what was put in and nothing else", () => {
        assert.deepEqual(previewOutputs({ sku: { a: "x" } }, shape, "unknown"), {
            sku: { a: "x", b: unknown, c: unknown },
            url: unknown,
            note: unknown,
        });
    });

    it("knows that what is optional and not put in will be absent, where the provider knows it", () => {
        assert.deepEqual(previewOutputs({ sku: { a: "x" } }, shape, "absent"), {
            sku: { a: "x", b: unknown },
            url: unknown,
        });
    });
});
