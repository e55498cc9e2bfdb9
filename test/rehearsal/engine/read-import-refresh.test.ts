import assert from "node:assert/strict";
import { Archive } from "../../../rehearsal/model/values";
import { useStack } from "./support/test-stack";

describe("read, import, refresh", () => {
    const stack = useStack();

    it("reads what others manage, and never deletes it", async () => {
        await stack.current.up(
            `const r = new Thing("r", { value: "q" }, { id: "theirs" }); new Thing("s", { value: r.urn });`,
        );
        assert.equal(stack.current.resource("r").external, true);
        assert.equal(stack.current.resource("r").id, "theirs");
        const run = await stack.current.destroy();
        assert.ok(run.steps.includes("discard r"));
        assert.ok(!run.calls.some(({ method, id }) => method === "delete" && id === "theirs"));
    });

    it("imports, and brings to what the program wants", async () => {
        const run = await stack.current.up(`
            new Thing("same", { value: "imported-i1" }, { import: "i1" });
            new Thing("differs", { value: "other" }, { import: "i2" });
        `);
        assert.deepEqual(run.changes, { create: 1, import: 2, update: 1 });
        assert.equal(stack.current.resource("same").importID, "i1");
        assert.equal(stack.current.resource("differs").outputs.value, "other");
        const again = await stack.current.up(`
            new Thing("same", { value: "imported-i1" }, { import: "i1" });
            new Thing("differs", { value: "other" }, { import: "i2" });
        `);
        assert.deepEqual(again.changes, { same: 3 });
    });

    it("says what can't be imported", async () => {
        const run = await stack.current.up(`new Thing("a", {}, { import: "gone" });`);
        assert.deepEqual(run.errors, ["resource 'gone' does not exist", "update failed"]);
    });

    it("refreshes: takes over drift, forgets what is gone and who needed it", async () => {
        await stack.current.up(`
            new Thing("drifting", { value: "drifts" });
            const gone = new Thing("missing", { value: "gone" });
            new Thing("child", { value: gone.arn }, { parent: gone });
        `);
        const run = await stack.current.refresh();
        assert.deepEqual(run.changes, { same: 2, update: 1, delete: 1 });
        assert.equal(stack.current.resource("drifting").inputs.value, "drifted");
        const child = stack.current.resource("child");
        assert.deepEqual([child.parent, child.dependencies, child.propertyDependencies], ["", [], {}]);
    });

    it("keeps what assets hold through a refresh, but of archives the hash alone, as Pulumi's engine does", async () => {
        const program = `
            const { AssetArchive, StringAsset } = pulumi.asset;
            new Thing("page", { value: new StringAsset("page") });
            new Thing("code", { value: new AssetArchive({ "index.js": new StringAsset("code") }) });
        `;
        await stack.current.up(program);
        const [page, code] = ["page", "code"].map((name) => stack.current.resource(name).inputs.value);
        assert.ok(code instanceof Archive);
        await stack.current.refresh();
        assert.deepEqual(stack.current.resource("page").inputs.value, page);
        assert.deepEqual(stack.current.resource("code").inputs.value, new Archive(code.hash, { assets: {} }));
        assert.deepEqual((await stack.current.up(program)).changes, { same: 3 });
    });

    it("refreshes before an update when asked to", async () => {
        await stack.current.up(`new Thing("a", { value: "drifts" });`);
        const run = await stack.current.up(`new Thing("a", { value: "drifts" });`, { refresh: true });
        assert.deepEqual(run.changes, { same: 1, update: 1 });
    });

    it("reads the outputs of another stack, secrets included", async () => {
        await stack.current.up(`exports.open = "yes"; exports.hidden = pulumi.secret("no");`);
        const other = stack.current.state;
        stack.current.state = { resources: [], pendingOperations: [] };
        const run = await stack.current.up(
            `const ref = new pulumi.StackReference("organization/tested/other"); exports.open = ref.getOutput("open");`,
            { readStack: (name) => Promise.resolve(name === "organization/tested/other" ? other : undefined) },
        );
        assert.deepEqual(run.outputs, { open: "yes" });
        const reference = stack.current.resource("organization/tested/other");
        assert.deepEqual(reference.outputs.secretOutputNames, ["hidden"]);
        const missing = await stack.current.up(`new pulumi.StackReference("nowhere");`);
        assert.match(missing.errors[0] ?? "", /unknown stack "nowhere"/);
    });
});
