import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { makeProject } from "../../../bench/projects";
import { runRuntimeAlone } from "../../../bench/runtime-alone";

const preload = resolve(__dirname, "../../../rehearsal/engine/language/preload/index.js");

/** Takes stack traces as the SDK does: from few places, often, and some of errors with a message. */
const tracing = `
interface Padding {
    readonly moves: "the lines below, which differ from those that run";
}
class Named extends Error { override name = "Named"; }
const trace = (): string | undefined => new Error().stack;
const outer = (): string | undefined => trace();
const traces = [1, 2].flatMap(() => [trace(), outer(), new Named().stack, new Error("with a message").stack]);
console.log(JSON.stringify(traces));
`;

/** Logs to users and declares one resource, for which the SDK logs for itself. */
const logging = `
import * as pulumi from "@pulumi/pulumi";
class Group extends pulumi.ComponentResource {
    constructor(name: string) {
        super("test:index:Group", name);
        void pulumi.log.info("to the user", this);
    }
}
new Group("group");
`;

describe("what is loaded into a program's process", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "fairlead-preload-"));
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    it("leaves stack traces as the SDK's source maps have them", () => {
        const project = makeProject(join(directory, "project"), "");
        const { code } = transformSync(tracing, { loader: "ts", sourcemap: "inline", sourcefile: "tracing.ts" });
        const script = join(project, "tracing.js");
        writeFileSync(script, code);
        const tracesWith = (module: string): unknown =>
            JSON.parse(
                execFileSync(process.execPath, ["--require", module, script], { cwd: project, encoding: "utf8" }),
            );
        const expected = tracesWith("source-map-support/register");
        assert.match(JSON.stringify(expected), /tracing\.ts:6:/);
        assert.deepEqual(tracesWith(preload), expected);
    });

    it("keeps what the SDK logs for its own debugging from being sent, and nothing else", async () => {
        const project = makeProject(join(directory, "project"), logging);
        const plain = await runRuntimeAlone(project);
        const loaded = await runRuntimeAlone(project, ["--require", preload]);
        assert.ok(plain.debugMessages > 0);
        assert.deepEqual(plain.messages, ["to the user"]);
        assert.equal(loaded.debugMessages, 0);
        assert.deepEqual(loaded.messages, plain.messages);
        assert.equal(loaded.registrations, plain.registrations);
    });
});
