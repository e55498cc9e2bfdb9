import assert from "node:assert/strict";
import { useStack } from "./support/test-stack";

describe("resource options", () => {
    const stack = useStack();

    it("finds renamed resources by their aliases, and their children with them", async () => {
        await stack.current.up(`
            new Group("old", {}, (g) => new Thing("old-x", { value: "1" }, { parent: g }));
            const t = new Thing("t", { value: "1" });
            new Thing("u", { value: t.arn });
        `);
        const run = await stack.current.up(`
            new Group("new", { aliases: [{ name: "old" }] }, (g) => new Thing("new-x", { value: "1" }, { parent: g }));
            const t = new Thing("renamed", { value: "1" }, { aliases: [{ name: "t" }] });
            new Thing("u", { value: t.arn });
        `);
        assert.deepEqual(run.changes, { same: 5 });
        assert.deepEqual(stack.current.resource("u").dependencies, [stack.current.resource("renamed").urn]);
        assert.ok(stack.current.state.resources.every(({ aliases }) => aliases.length === 0));
    });

    it("refuses to delete or replace what is protected, by name", async () => {
        await stack.current.up(`new Thing("a", { replace: "1" }, { protect: true }); new Thing("b", {});`);
        const replace = await stack.current.up(`new Thing("a", { replace: "2" }, { protect: true });`);
        assert.equal(replace.outcome, "failed");
        assert.match(
            replace.errors[0] ?? "",
            /unable to replace resource "urn:pulumi:dev::tested::test:index:Thing::a"/,
        );
        const remove = await stack.current.up("");
        assert.equal(remove.outcome, "failed");
        assert.match(remove.errors[0] ?? "", /resource "urn:.*::a" cannot be deleted\nbecause it is protected/);
        assert.ok(remove.steps.includes("delete b"), "what is not protected is deleted");
        assert.equal(stack.current.resource("a").protect, true);
        const unprotected = await stack.current.up(`new Thing("a", { replace: "2" });`);
        assert.equal(unprotected.outcome, "succeeded");
    });

    it("hands protect down to children", async () => {
        await stack.current.up(`new Group("g", { protect: true }, (g) => new Thing("a", {}, { parent: g }));`);
        assert.equal(stack.current.resource("a").protect, true);
    });

    it("leaves alone what is retained, and what goes with another resource", async () => {
        await stack.current.up(`
            const p = new Thing("p", {});
            new Thing("kept", {}, { retainOnDelete: true });
            new Thing("with", { value: "undeletable" }, { deletedWith: p });
        `);
        const run = await stack.current.destroy();
        assert.equal(run.outcome, "succeeded");
        assert.deepEqual(
            run.calls.filter(({ method }) => method === "delete").map(({ urn }) => urn?.split("::").at(-1)),
            ["p"],
        );
    });

    it("passes custom timeouts in seconds", async () => {
        const run = await stack.current.up(
            `new Thing("a", {}, { customTimeouts: { create: "1m30s", delete: "2h" } });`,
        );
        assert.deepEqual(run.calls.find(({ method }) => method === "create")?.timeout, 90);
        assert.deepEqual(stack.current.resource("a").customTimeouts, { create: 90, update: 0, delete: 7200 });
    });

    it("transforms registrations: the resource's own, then its parents', then the stack's", async () => {
        await stack.current.up(`
            const add = (text) => ({ props, opts }) => ({ props: { ...props, value: pulumi.interpolate\`\${props.value}\${text}\` }, opts });
            pulumi.runtime.registerResourceTransform((args) => args.custom ? add("3")(args) : undefined);
            new Group("g", { transforms: [(args) => args.custom ? add("2")(args) : undefined] }, (g) =>
                new Thing("a", { value: "0" }, { parent: g, transforms: [add("1")] }));
        `);
        assert.equal(stack.current.resource("a").inputs.value, "0123");
    });

    it("runs hooks around changes, and fails a step whose before-hook fails", async () => {
        const run = await stack.current.up(`
            const said = [];
            const before = new pulumi.ResourceHook("before", (args) => { console.log("before " + args.newInputs.value); });
            const after = new pulumi.ResourceHook("after", (args) => { console.log("after " + args.newOutputs.computed); });
            const never = new pulumi.ResourceHook("never", () => { throw new Error("not today"); });
            const a = new Thing("a", { value: "1" }, { hooks: { beforeCreate: [before], afterCreate: [after] } });
            new Thing("b", { value: "1" }, { hooks: { beforeCreate: [never] }, dependsOn: a });
        `);
        const lines = run.events.flatMap((event) => (event.kind === "diagnostic" ? [event.message] : []));
        assert.ok(lines.includes("before 1") && lines.includes("after computed-1"));
        assert.ok(run.errors.some((message) => /before hook "never" failed: .*not today/s.test(message)));
        assert.equal(run.outcome, "failed");
        assert.deepEqual(stack.current.resource("a").resourceHooks, {
            BeforeCreate: ["before"],
            AfterCreate: ["after"],
        });
    });
});
