import assert from "node:assert/strict";
import { Secret } from "../../../rehearsal/model/values";
import { useStack } from "./support/test-stack";

describe("providers", () => {
    const stack = useStack();

    it("gives default providers the package's configuration, and names them by version", async () => {
        stack.current.config.set("test:region", { value: "eu", secret: false });
        stack.current.config.set("test:key", { value: "hidden", secret: true });
        stack.current.config.set("other:x", { value: "y", secret: false });
        const run = await stack.current.up(`new Thing("a", {}, { version: "1.2.3-beta.1" });`);
        const provider = stack.current.resource("default_1_2_3_beta_1");
        assert.deepEqual(provider.inputs, {
            region: "eu",
            key: new Secret("hidden"),
            version: "1.2.3-beta.1",
            __internal: {},
        });
        assert.deepEqual(provider.outputs, { region: "eu", key: new Secret("hidden"), version: "1.2.3-beta.1" });
        assert.equal(provider.parent, "");
        assert.ok(
            run.warnings.some((message) => message.includes("expected to have version >=1.2.3-beta.1, but has 1.0.0")),
        );
    });

    it("uses explicit providers, for children of components by package", async () => {
        await stack.current.up(`
            const p = new Provider("p", { region: "eu" });
            new Group("g", { providers: [p] }, (g) => new Thing("a", {}, { parent: g }));
            new Thing("b", {});
        `);
        assert.match(stack.current.resource("a").provider, /::p::[0-9a-f-]{36}$/);
        assert.match(stack.current.resource("b").provider, /::default::[0-9a-f-]{36}$/);
    });

    it("replaces resources when their new provider can't manage them", async () => {
        const program = (region: string): string =>
            `new Thing("a", {}, { provider: new Provider("p", { region: "${region}" }) });`;
        await stack.current.up(program("eu"));
        const run = await stack.current.up(program("us"));
        assert.deepEqual(run.changes, { same: 1, replace: 2 });
        assert.equal(stack.current.resource("p").inputs.region, "us");
    });

    it("reports a provider that refuses its configuration only where it is used", async () => {
        const run = await stack.current.up(`
            new Provider("unused", { region: "closed" });
            new Thing("a", {}, { provider: new Provider("used", { region: "closed" }) });
        `);
        assert.equal(run.outcome, "failed");
        assert.deepEqual(run.errors, ["the region is closed"]);
    });

    it("says which plugin is missing", async () => {
        const run = await stack.current.up(`new (kind("nowhere:index:Thing"))("a", {});`);
        assert.match(run.errors[0] ?? "", /no resource plugin 'pulumi-resource-nowhere' found/);
    });

    it("switches default providers off", async () => {
        stack.current.config.set("pulumi:disable-default-providers", { value: '["*"]', secret: false });
        const run = await stack.current.up(`new Thing("a", {});`);
        assert.match(run.errors[0] ?? "", /Default provider for 'test' disabled/);
    });

    it("calls functions, and reports what they refuse", async () => {
        const run = await stack.current.up(`
            exports.echo = pulumi.output(pulumi.runtime.invoke("test:index:echo", { value: "hello" })).apply((r) => r.result);
        `);
        assert.deepEqual(run.outputs, { echo: "hello" });
        const refused = await stack.current.up(
            `exports.x = pulumi.runtime.invoke("test:index:refuse", { value: "hello" });`,
        );
        assert.equal(refused.outcome, "failed");
    });
});
