import assert from "node:assert/strict";
import { useStack } from "./support/test-stack";

describe("replacement", () => {
    const stack = useStack();

    it("creates the new resource, moves dependents, then deletes the old one", async () => {
        await stack.current.up(`const a = new Thing("a", { replace: "1" }); new Thing("b", { value: a.arn });`);
        const old = stack.current.resource("a").id;
        const run = await stack.current.up(
            `const a = new Thing("a", { replace: "2" }); new Thing("b", { value: a.arn });`,
        );
        assert.deepEqual(run.steps.slice(1), ["create-replacement a", "replace a", "update b", "delete-replaced a"]);
        assert.deepEqual(run.changes, { same: 1, replace: 1, update: 1 });
        assert.notEqual(stack.current.resource("a").id, old);
        assert.ok(run.calls.some(({ method, id }) => method === "delete" && id === old));
    });

    it("checks again without the old inputs before it replaces", async () => {
        await stack.current.up(`new Named("n", { replace: "1" });`);
        const name = stack.current.resource("n").inputs.name;
        await stack.current.up(`new Named("n", { replace: "2" });`);
        assert.notEqual(stack.current.resource("n").inputs.name, name);
    });

    it("deletes first where the provider says so, with the dependents that can't stay", async () => {
        const program = (version: string): string => `
            const a = new Thing("a", { replaceFirst: "${version}" });
            const b = new Thing("b", { replace: a.arn });
            new Thing("c", { value: b.arn });
            new Thing("d", {}, { dependsOn: [a] });
        `;
        await stack.current.up(program("1"));
        const run = await stack.current.up(program("2"));
        assert.deepEqual(run.changes, { same: 2, replace: 2, update: 1 });
        const order = run.steps.filter((step) => /(delete|create)-replace/.test(step));
        assert.deepEqual(order, [
            "delete-replaced b",
            "delete-replaced a",
            "create-replacement a",
            "create-replacement b",
        ]);
        assert.ok(!stack.current.state.resources.some(({ pendingReplacement }) => pendingReplacement));
    });

    it("honours deleteBeforeReplace, replaceOnChanges, replaceWith and a replacement trigger", async () => {
        const program = (version: string): string => `
            const a = new Thing("a", { value: "${version}" }, { replaceOnChanges: ["value"], deleteBeforeReplace: true });
            new Thing("b", {}, { replaceWith: [a] });
            new Thing("c", {}, { replacementTrigger: "${version}" });
        `;
        await stack.current.up(program("1"));
        const run = await stack.current.up(program("2"));
        assert.deepEqual(run.changes, { same: 1, replace: 3 });
        assert.ok(run.steps.indexOf("delete-replaced a") < run.steps.indexOf("create-replacement a"));
        assert.ok(run.steps.indexOf("create-replacement c") < run.steps.indexOf("delete-replaced c"));
    });

    it("ignores changes where the program asks for it", async () => {
        await stack.current.up(`new Thing("a", { value: "1", nested: { x: 1, y: 1 } });`);
        const run = await stack.current.up(
            `new Thing("a", { value: "2", nested: { x: 2, y: 1 } }, { ignoreChanges: ["value", "nested.x"] });`,
        );
        assert.deepEqual(run.changes, { same: 2 });
        assert.deepEqual(stack.current.resource("a").inputs, { value: "1", nested: { x: 1, y: 1 } });
    });

    it("compares inputs itself where the provider can't tell", async () => {
        await stack.current.up(`new Vague("v", { list: [1, { deep: 1 }] });`);
        const run = await stack.current.up(`new Vague("v", { list: [1, { deep: 2 }], more: true });`);
        const event = run.events.find(
            (candidate) => candidate.kind === "resource-outputs" && candidate.step.op === "update",
        );
        assert.deepEqual(event?.kind === "resource-outputs" && event.step.detailedDiff, {
            "list[1].deep": { kind: "update", inputDiff: true },
            more: { kind: "add", inputDiff: true },
        });
    });
});
