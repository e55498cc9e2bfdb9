import assert from "node:assert/strict";
import { Computed, Secret } from "../../../rehearsal/model/values";
import { useStack } from "./support/test-stack";

describe("create, same, update, delete", () => {
    const stack = useStack();

    it("creates what a program registers, with parents, dependencies and a default provider", async () => {
        const run = await stack.current.up(`
            const a = new Thing("a", { value: "1" });
            new Group("g", {}, (g) => new Thing("b", { value: a.computed, list: [a.arn, null] }, { parent: g, dependsOn: [a] }));
            exports.computed = a.computed;
        `);
        assert.equal(run.outcome, "succeeded");
        assert.deepEqual(run.changes, { create: 4 });
        const [a, b] = [stack.current.resource("a"), stack.current.resource("b")];
        assert.equal(b.urn, "urn:pulumi:dev::tested::test:index:Group$test:index:Thing::b");
        assert.equal(b.parent, "urn:pulumi:dev::tested::test:index:Group::g");
        assert.deepEqual(b.dependencies, [a.urn]);
        assert.deepEqual(b.propertyDependencies, { value: [a.urn], list: [a.urn] });
        assert.deepEqual(b.inputs, { value: "computed-1", list: [a.outputs.arn, null] });
        const provider = stack.current.resource("default");
        assert.equal(b.provider, `${provider.urn}::${provider.id}`);
        assert.deepEqual(run.outputs, { computed: "computed-1" });
        assert.deepEqual(stack.current.resource("g").outputs, { filled: true });
        assert.ok(a.created !== undefined && a.created === a.modified);
    });

    it("does nothing when nothing changed", async () => {
        const program = `new Group("g", {}, (g) => new Thing("a", { value: "1" }, { parent: g }));`;
        await stack.current.up(program);
        const before = stack.current.state;
        const run = await stack.current.up(program);
        assert.deepEqual(run.changes, { same: 3 });
        assert.deepEqual(
            new Map(stack.current.state.resources.map((state) => [state.urn, state.outputs])),
            new Map(before.resources.map((state) => [state.urn, state.outputs])),
        );
        assert.ok(!run.calls.some(({ method }) => ["create", "update", "delete"].includes(method)));
    });

    it("updates what differs and deletes what is gone, dependents first", async () => {
        await stack.current.up(`
            const a = new Thing("a", { value: "1" });
            const b = new Thing("b", { value: a.arn });
            new Thing("c", { value: b.arn });
        `);
        const { id } = stack.current.resource("a");
        const run = await stack.current.up(`new Thing("a", { value: "2" });`);
        assert.deepEqual(run.changes, { same: 1, update: 1, delete: 2 });
        assert.deepEqual(run.steps.slice(-2), ["delete c", "delete b"]);
        assert.equal(stack.current.resource("a").id, id);
        assert.equal(stack.current.resource("a").outputs.computed, "computed-2");
    });

    it("destroys everything, providers last", async () => {
        await stack.current.up(`const a = new Thing("a", { value: "1" }); new Thing("b", { value: a.arn });`);
        const run = await stack.current.destroy();
        assert.equal(run.outcome, "succeeded");
        assert.deepEqual(run.steps.slice(0, 2), ["delete b", "delete a"]);
        assert.deepEqual(stack.current.state.resources, []);
    });

    it("previews with unknown values, and writes nothing", async () => {
        const run = await stack.current.preview(`
            const a = new Thing("a", { value: "1" });
            new Thing("b", { value: a.arn, known: "yes" });
            exports.arn = a.arn;
        `);
        assert.deepEqual(run.changes, { create: 3 });
        assert.ok(run.outputs.arn instanceof Computed);
        const b = run.snapshot.resources.find(({ urn }) => urn.endsWith("::b"));
        assert.ok(b?.inputs.value instanceof Computed);
        assert.equal(b.inputs.known, "yes");
        assert.equal(b.id, "");
        assert.deepEqual(stack.current.state.resources, []);
    });

    it("keeps secrets secret: inputs, what they become, and named outputs", async () => {
        const run = await stack.current.up(`
            const a = new Thing("a", { value: pulumi.secret("hidden"), plain: "open" }, { additionalSecretOutputs: ["arn"] });
            exports.copy = a.value ?? pulumi.secret("hidden");
        `);
        const a = stack.current.resource("a");
        assert.deepEqual(a.inputs, { value: new Secret("hidden"), plain: "open" });
        assert.ok(a.outputs.value instanceof Secret);
        assert.ok(a.outputs.arn instanceof Secret);
        assert.equal(a.outputs.plain, "open");
        assert.ok(run.outputs.copy instanceof Secret);
    });
});
