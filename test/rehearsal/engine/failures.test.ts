import assert from "node:assert/strict";
import { useStack } from "./support/test-stack";

describe("failures", () => {
    const stack = useStack();

    it("stops at the first failed step, keeps what was done, and deletes nothing", async () => {
        await stack.current.up(`new Thing("old", {});`);
        const run = await stack.current.up(`
            const bad = new Thing("bad", { value: "fail" });
            new Thing("after", { value: bad.arn });
        `);
        assert.equal(run.outcome, "failed");
        assert.deepEqual(run.errors, ["create failed", "update failed"]);
        assert.ok(!run.steps.includes("create after"));
        assert.equal(stack.current.resource("old").custom, true);
        assert.deepEqual(stack.current.state.pendingOperations, []);
    });

    it("goes on with everything else when asked to, and deletes nothing all the same", async () => {
        await stack.current.up(`new Thing("old", {});`);
        const run = await stack.current.up(`new Thing("bad", { value: "fail" }); new Thing("good", { value: "1" });`, {
            continueOnError: true,
        });
        assert.equal(run.outcome, "failed");
        assert.ok(run.steps.includes("create good"));
        // The SDK ends a program whose resource failed, and after a failed program nothing is deleted.
        assert.equal(stack.current.resource("old").custom, true);
    });

    it("keeps unhealthy resources, and tries again in the next run", async () => {
        const run = await stack.current.up(`new Thing("a", { value: "unhealthy" });`);
        assert.equal(run.outcome, "failed");
        assert.deepEqual(stack.current.resource("a").initErrors, ["it never became healthy"]);
        const again = await stack.current.up(`new Thing("a", { value: "unhealthy" });`);
        assert.deepEqual(again.steps.at(-1), "update a");
        assert.equal(again.outcome, "succeeded");
        assert.deepEqual(stack.current.resource("a").initErrors, []);
    });

    it("words refused inputs as users know them, without secrets", async () => {
        const run = await stack.current.up(`new Thing("a", { value: pulumi.secret("invalid") });`);
        assert.deepEqual(run.errors, [
            "test:index:Thing resource 'a': property value value [secret] has a problem: value must not be 'invalid'",
        ]);
    });

    it("reports a program that throws, and keeps old outputs under the new ones", async () => {
        await stack.current.up(`exports.a = "1"; exports.b = "1";`);
        const run = await stack.current.up(`
            const t = new Thing("t", {});
            exports.b = "2";
            t.arn.apply(() => { throw new Error("on purpose"); });
        `);
        assert.equal(run.outcome, "failed");
        assert.ok(run.errors.some((message) => message.includes("on purpose")));
        assert.equal(stack.current.resource("t").custom, true);
    });

    it("tells the exit code of a program that just ends", async () => {
        const run = await stack.current.preview("process.exit(3);");
        assert.deepEqual(run.errors, ["an unhandled error occurred: Program exited with non-zero exit code: 3"]);
    });

    it("refuses two resources of one name", async () => {
        const run = await stack.current.up(`new Thing("a", {}); new Thing("a", {});`);
        assert.match(run.errors[0] ?? "", /Duplicate resource URN '.*::a'; try giving it a unique name/);
    });

    it("ends early when it is cancelled, and leaves no process behind", async () => {
        const controller = new AbortController();
        const run = await stack.current.up(`new Thing("a", {}); setTimeout(() => undefined, 600000);`, {
            signal: controller.signal,
            onEvent: (event) => {
                if (event.kind === "resource-outputs" && event.step.urn.endsWith("::a")) {
                    controller.abort();
                }
            },
        });
        assert.equal(run.outcome, "failed");
        assert.equal(stack.current.resource("a").custom, true);
    });
});
