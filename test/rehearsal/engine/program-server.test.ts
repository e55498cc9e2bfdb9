import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunVerb } from "../../../rehearsal/cli/run-operation";
import { ProgramServer } from "../../../rehearsal/engine";
import type { Project } from "../../../rehearsal/model/deployment";
import { loadProject } from "../../../rehearsal/project";
import { rehearseHere } from "../cli/rehearse-here";
import { SampleProject } from "../cli/sample-project";

/** A program that keeps something in a module of its own, prints, and declares a resource when it seems to be done. */
const program = `
const memory = require("./memory.js");
memory.programs.push(pulumi.getStack());
console.log("this is " + pulumi.getStack());
process.stderr.write("without an end of line");
if (config.get("broken")) throw new Error("the program is wrong");
if (config.get("endless")) { require("fs").writeFileSync("endless.txt", ""); setInterval(() => undefined, 1000); }
const first = new Thing("first", { value: config.require("value"), token: config.getSecret("token") });
setTimeout(() => new Thing("late", { value: first.value }), 100);
exports.programs = memory.programs;
exports.process = process.pid;
`;

/** What of a rehearsal's JSON is compared. */
interface Rehearsed {
    readonly result: string;
    readonly outputs: { readonly programs?: readonly string[]; readonly process?: number };
    readonly steps: readonly { readonly op: string; readonly urn: string }[];
    readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
}

describe("a server of programs", function () {
    this.timeout(120_000);
    const { PATH } = process.env;
    let directory: string;
    let socket: string;
    let project: SampleProject;
    let server: ProgramServer | undefined;

    before(async () => {
        directory = mkdtempSync(join(tmpdir(), "fairlead-server-"));
        socket = join(directory, "programs.sock");
        project = new SampleProject(program, "config: { value: of-dev }");
        project.write("memory.js", "exports.programs = [];");
        project.write("Pulumi.other.yaml", "config: { value: of-other, token: hidden }");
        project.write("Pulumi.broken.yaml", "config: { value: none, broken: yes }");
        project.write("Pulumi.endless.yaml", "config: { value: none, endless: yes }");
        process.env.PATH = [join(__dirname, "support"), PATH].join(delimiter);
        const sdk = ProgramServer.sdkOf(loadProject(project.directory).project);
        server = sdk === undefined ? undefined : await ProgramServer.start(sdk, socket);
    });

    after(() => {
        process.env.PATH = PATH;
        server?.stop();
        project.remove();
        rmSync(directory, { recursive: true });
    });

    const rehearse = async (verb: RunVerb, stack: string, ofProject = project): Promise<Rehearsed> => {
        assert.ok(server);
        return rehearseHere(ofProject.directory, verb, stack, { programs: server.socket });
    };
    const things = ({ steps }: Rehearsed) =>
        steps
            .map(({ op, urn }) => `${op} ${urn.split("::").slice(2).join(" ")}`)
            .filter((step) => step.includes("test:"));

    it("runs programs in one process, asked one after the other or at once, and none finds what others left", async () => {
        const all = [
            await rehearse("up", "dev"),
            ...(await Promise.all([rehearse("up", "other"), rehearse("preview", "dev")])),
        ];
        assert.deepEqual(
            all.map(({ result }) => result),
            ["succeeded", "succeeded", "succeeded"],
        );
        assert.deepEqual(
            all.map(({ outputs }) => outputs.programs),
            [["dev"], ["other"], ["dev"]],
        );
        assert.equal(new Set(all.map(({ outputs }) => outputs.process)).size, 1);
        assert.deepEqual(all.map(things), [
            ["create test:index:Thing first", "create test:index:Thing late"],
            ["create test:index:Thing first", "create test:index:Thing late"],
            ["same test:index:Thing first", "same test:index:Thing late"],
        ]);
        const messages = all.map(({ diagnostics }) => diagnostics.map(({ message }) => message).sort());
        assert.deepEqual(messages, [
            ["this is dev", "without an end of line"],
            ["this is other", "without an end of line"],
            ["this is dev", "without an end of line"],
        ]);
    });

    it("tells that a program fails, and runs the next", async () => {
        const broken = await rehearse("preview", "broken");
        assert.equal(broken.result, "failed");
        assert.match(broken.diagnostics.map(({ message }) => message).join("\n"), /the program is wrong/);
        assert.equal((await rehearse("preview", "other")).result, "succeeded");
    });

    it("runs the programs of another project of the same SDK, each in its own folder and environment", async () => {
        const second = new SampleProject(
            `exports.here = process.cwd(); exports.left = process.env.LEFT ?? "nothing"; process.env.LEFT = "something";`,
            "config: {}",
        );
        try {
            for (const turn of [1, 2]) {
                const { result, outputs } = await rehearse("preview", "dev", second);
                assert.equal(result, "succeeded", `turn ${turn}`);
                assert.deepEqual(outputs, { here: second.directory, left: "nothing" });
                assert.equal((await rehearse("preview", "dev")).result, "succeeded");
            }
        } finally {
            second.remove();
        }
    });

    it("is not offered for programs that need a process of their own", () => {
        const { project: plain } = loadProject(project.directory);
        const needy: readonly Project["runtimeOptions"][] = [
            {},
            { typescript: true },
            { typescript: false, nodeargs: "--trace-warnings" },
        ];
        for (const runtimeOptions of needy) {
            assert.equal(ProgramServer.sdkOf({ ...plain, runtimeOptions }), undefined);
        }
        assert.equal(ProgramServer.sdkOf({ ...plain, workingDirectory: "/" }), undefined, "no SDK is found from there");
        const sample = new SampleProject(program, "config: {}");
        try {
            sample.write("package.json", '{ "name": "app", "type": "module", "main": "index.js" }');
            assert.equal(ProgramServer.sdkOf(loadProject(sample.directory).project), undefined);
        } finally {
            sample.remove();
        }
    });

    it("ends with a rehearsal that is ended early, whose program nobody else can stop", async () => {
        assert.ok(server);
        const controller = new AbortController();
        const shared = { programs: server.socket };
        const ended = rehearseHere<Rehearsed>(project.directory, "preview", "endless", shared, controller);
        while (!existsSync(join(project.directory, "endless.txt"))) {
            await delay(20);
        }
        controller.abort();
        assert.equal((await ended).result, "failed");
        const refused = async () => {
            const [error] = (await once(connect(socket), "error")) as [NodeJS.ErrnoException];
            return error.code;
        };
        let code: string | undefined;
        for (let tries = 0; code === undefined && tries < 500; tries += 1) {
            code = await Promise.race([refused(), delay(20)]).then((found) => found ?? undefined);
        }
        assert.match(code ?? "", /ECONNREFUSED|ENOENT|ECONNRESET/);
    });
});
