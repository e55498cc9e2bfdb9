import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { makeProject } from "../../../bench/projects";
import { runRuntimeAlone } from "../../../bench/runtime-alone";

const preload = resolve(__dirname, "../../../rehearsal/engine/language/preload/program.js");
const packPreload = resolve(__dirname, "../../../rehearsal/engine/language/preload/policy-pack.js");

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

/** Loads the SDK, and then uses the packages that are loaded late in the ways that modules are used. */
const late = `
const { createRequire } = require("node:module");
const sdk = createRequire(require.resolve("@pulumi/pulumi"));
const files = () => Object.keys(require.cache).filter((file) => /node_modules.(typescript|@npmcli.arborist).lib/.test(file));
require("@pulumi/pulumi");
const atFirst = files().length;
const typescript = sdk("typescript");
const { Arborist } = sdk("@npmcli/arborist");
console.log(JSON.stringify({
    atFirst,
    inTheEnd: files().length > 40,
    compiled: typescript.transpile("const a: number = 1;"),
    namesOfTypes: ["SyntaxKind" in typescript, "nothing" in typescript, Object.keys(typescript).includes("SyntaxKind")],
    imported: [typescript.__esModule, typescript.default === sdk("typescript"), typeof Arborist],
}));
`;

/** Names a promise as the SDK does for each that it makes. */
const naming = `
const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
const promise = Promise.resolve("value");
const limit = Error.stackTraceLimit;
void debuggablePromise(promise, "what for").then((value) => {
    const { _debugCtx: name, _debugStackTrace: trace } = promise;
    console.log(JSON.stringify({ value, name, traced: trace.includes("main.js"), kept: limit === Error.stackTraceLimit }));
});
`;

/** Uses the Automation API, which programs and packs seldom do, after the SDK is loaded. */
const automating = `
const files = () => Object.keys(require.cache).filter((file) => /@pulumi.pulumi.automation./.test(file)).length;
const pulumi = require("@pulumi/pulumi");
const atFirst = files();
console.log(JSON.stringify({ atFirst, used: typeof pulumi.automation.LocalWorkspace, inTheEnd: files() > 10 }));
`;

/** What a pack answers for a resource. */
const answering = `
const { PolicyNotApplicable } = require("@pulumi/pulumi/proto/analyzer_pb");
const { makeAnalyzeResponse } = require("@pulumi/policy/protoutil");
const found = { policyName: "named", policyPackName: "pack", message: "is wrong", enforcementLevel: "mandatory" };
const response = makeAnalyzeResponse([found], [new PolicyNotApplicable()]);
const diagnostics = response.getDiagnosticsList().map((one) => [one.getPolicyname(), one.getMessage()]);
console.log(JSON.stringify({ diagnostics, notApplicable: response.getNotApplicableList().length }));
`;

/** A policy pack with files of TypeScript, right and wrong. */
const typescriptPack = `
const { createRequire } = require("node:module");
const typescript = createRequire(require.resolve("@pulumi/pulumi")).resolve("typescript");
const isLoaded = () => require.cache[typescript] instanceof module.constructor;
const before = isLoaded();
let refusal = "";
try {
    require("./wrong.ts");
} catch (error) {
    refusal = /error .*/.exec(error.message)[0];
}
console.log(JSON.stringify({ before, answer: require("./right.ts").answer, refusal, after: isLoaded() }));
`;

describe("what is loaded into a program's process", () => {
    let directory: string;
    let project: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "fairlead-preload-"));
        project = makeProject(join(directory, "project"), logging);
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    /** What a script in a project prints, as JSON. */
    const run = (
        module: string,
        script: string,
        runner: readonly string[] = [],
        env: NodeJS.ProcessEnv = {},
    ): unknown => {
        const main = join(project, "main.js");
        writeFileSync(main, script);
        const args = ["--require", module, ...runner, main];
        const options = { cwd: project, env: { ...process.env, ...env }, encoding: "utf8" } as const;
        return JSON.parse(execFileSync(process.execPath, args, options));
    };
    const packRunner = [require.resolve("@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:1"];

    it("leaves stack traces as the SDK's source maps have them", () => {
        const { code } = transformSync(tracing, { loader: "ts", sourcemap: "inline", sourcefile: "tracing.ts" });
        const expected = run("source-map-support/register", code);
        assert.match(JSON.stringify(expected), /tracing\.ts:6:/);
        assert.deepEqual(run(preload, code), expected);
    });

    it("loads what the SDK seldom needs when it is needed, as it is", () => {
        assert.deepEqual(run(preload, late), {
            atFirst: 2,
            inTheEnd: true,
            compiled: '"use strict";\nconst a = 1;\n',
            namesOfTypes: [true, false, true],
            imported: [true, true, "function"],
        });
    });

    it("loads the Automation API when it is used", () => {
        const expected = { atFirst: 1, used: "function", inTheEnd: true };
        assert.deepEqual(run(packPreload, automating, packRunner), expected);
    });

    it("names promises by stack traces only where they are asked for, and by their purpose always", () => {
        const script = `
            process.argv[1] = require.resolve("@pulumi/pulumi/cmd/run");
            require(${JSON.stringify(preload)});
            ${naming}`;
        const named = { value: "value", name: "what for", kept: true };
        const nothing = "node:path";
        assert.deepEqual(run(nothing, script), { ...named, traced: false });
        const asked = { PULUMI_DEBUG_PROMISE_LEAKS: "true" };
        assert.deepEqual(run(nothing, script, [], asked), { ...named, traced: true });
    });

    it("keeps a pack from saying which policies don't concern a resource, and from nothing else", () => {
        assert.deepEqual(run(packPreload, answering, packRunner), {
            diagnostics: [["named", "is wrong"]],
            notApplicable: 0,
        });
    });

    it("makes a policy pack ready for TypeScript files with the first of them", () => {
        writeFileSync(join(project, "right.ts"), "export const answer: number = 42;");
        writeFileSync(join(project, "wrong.ts"), 'export const answer: number = "42";');
        assert.deepEqual(run(packPreload, typescriptPack, packRunner), {
            before: false,
            answer: 42,
            refusal: "error TS2322: Type 'string' is not assignable to type 'number'.",
            after: true,
        });
    });

    it("keeps what the SDK logs for its own debugging from being sent, and nothing else", async () => {
        const plain = await runRuntimeAlone(project);
        const loaded = await runRuntimeAlone(project, ["--require", preload]);
        assert.ok(plain.debugMessages > 0);
        assert.deepEqual(plain.messages, ["to the user"]);
        assert.equal(loaded.debugMessages, 0);
        assert.deepEqual(loaded.messages, plain.messages);
        assert.equal(loaded.registrations, plain.registrations);
    });
});
