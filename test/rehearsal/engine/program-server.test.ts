import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ProgramServer, programServerVariable } from "../../../rehearsal/engine";
import type { Project } from "../../../rehearsal/model/deployment";
import { loadProject } from "../../../rehearsal/project";
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
    readonly outputs: { readonly programs: readonly string[]; readonly process: number };
    readonly steps: readonly { readonly op: string; readonly urn: string }[];
    readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
}

describe("a server of programs", function () {
    this.timeout(120_000);
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
        server = await ProgramServer.start(loadProject(project.directory).project, socket);
    });

    after(() => {
        server?.stop();
        project.remove();
        rmSync(directory, { recursive: true });
    });

    const start = (...args: string[]) => {
        process.env[programServerVariable] = socket;
        try {
            return project.start(...args, "--json");
        } finally {
            Reflect.deleteProperty(process.env, programServerVariable);
        }
    };
    const rehearse = async (verb: string, stack: string): Promise<Rehearsed> => {
        const { stdout, stderr } = await start(verb, "--stack", stack).ended;
        assert.equal(stderr, "");
        return JSON.parse(stdout) as Rehearsed;
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

    it("is not offered for programs that need a process of their own", async () => {
        const { project: plain } = loadProject(project.directory);
        const needy: readonly Project["runtimeOptions"][] = [
            {},
            { typescript: true },
            { typescript: false, nodeargs: "--trace-warnings" },
        ];
        for (const runtimeOptions of needy) {
            assert.equal(
                await ProgramServer.start({ ...plain, runtimeOptions }, join(directory, "no.sock")),
                undefined,
            );
        }
        const modules = join(directory, "modules");
        const sample = new SampleProject(program, "config: {}");
        try {
            sample.write("package.json", '{ "name": "app", "type": "module", "main": "index.js" }');
            const { project: ofModules } = loadProject(sample.directory);
            assert.equal(await ProgramServer.start(ofModules, modules), undefined);
        } finally {
            sample.remove();
        }
    });

    it("ends with a rehearsal that is killed, whose program nobody else can stop", async () => {
        const { child, ended } = start("preview", "--stack", "endless");
        while (!existsSync(join(project.directory, "endless.txt"))) {
            await delay(20);
        }
        child.kill("SIGKILL");
        await ended;
        const refused = async () => {
            const [error] = (await once(connect(socket), "error")) as [NodeJS.ErrnoException];
            return error.code;
        };
        let code: string | undefined;
        for (let tries = 0; code === undefined && tries < 500; tries += 1) {
            code = await Promise.race([refused(), delay(20)]).then((found) => found ?? undefined);
        }
        assert.match(code ?? "", /ECONNREFUSED|ENOENT|ECONNRESET/);
        assert.equal(project.run("preview", "--stack", "other").code, 0, "without a server, a process of its own does");
    });
});
