import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const repository = join(__dirname, "..", "..", "..");
const main = join(repository, "rehearsal", "main.js");
const report = join(repository, "rehearsal", "report", "main.js");
/** Where the engine tests' provider `test` is. */
const testPlugins = join(repository, "test", "rehearsal", "engine", "support");

/** How a command ended. */
export interface Ended {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** A command that runs. */
export interface Started {
    readonly child: ChildProcess;
    readonly ended: Promise<Ended>;
}

/** A Pulumi project in a temporary directory, whose program uses the provider `test`. */
export class SampleProject {
    readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "rehearsal-cli-")));
    /** Where commands are looked for. */
    path = process.env.PATH ?? "";
    /** What the provider was asked, one JSON line a call. */
    readonly #calls = join(this.directory, "calls.jsonl");

    /** @param program the body of a program; `pulumi`, `Thing` and `config` are in scope */
    constructor(program: string, stackSettings: string) {
        symlinkSync(join(repository, "node_modules"), join(this.directory, "node_modules"));
        this.write("Pulumi.yaml", "name: app\nruntime: { name: nodejs, options: { typescript: false } }\n");
        this.write("package.json", '{ "name": "app", "main": "index.js" }');
        this.write("Pulumi.dev.yaml", stackSettings);
        this.program = program;
    }

    set program(body: string) {
        this.write("index.js", `${preamble}\n${body}\n`);
    }

    write(name: string, text: string): void {
        writeFileSync(join(this.directory, name), text);
    }

    /** Writes a policy pack into a folder. */
    writePack(folder: string, code: string): void {
        mkdirSync(join(this.directory, folder), { recursive: true });
        this.write(`${folder}/PulumiPolicy.yaml`, "runtime: nodejs\nversion: 1.2.3\n");
        this.write(`${folder}/package.json`, '{ "name": "pack", "version": "1.0.0", "main": "index.js" }');
        this.write(`${folder}/index.js`, code);
    }

    /** Runs the rehearsal as a person does. */
    run(...args: string[]): Ended {
        return this.#spawn(process.execPath, [main, ...args]);
    }

    /** Reports what changes, as a person does. */
    report(...args: string[]): Ended {
        return this.#spawn(process.execPath, [report, ...args]);
    }

    /** Commits everything that is there, and makes a Git repository of the directory first if it is none. */
    commit(): void {
        this.write(".gitignore", "node_modules\n.rehearsal\ncalls.jsonl\n");
        const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
        for (const args of [
            ["init", "-q", "-b", "main"],
            ["add", "-A"],
            [...author, "commit", "-q", "-m", "A change"],
        ]) {
            const { code, stderr } = this.#spawn("git", args);
            if (code !== 0) {
                throw new Error(stderr);
            }
        }
    }

    /** Starts the rehearsal in a process group of its own, as a shell does. */
    start(...args: string[]): Started {
        return this.#start(main, args, {});
    }

    /** Starts a report likewise, with further variables in its environment. */
    startReport(variables: NodeJS.ProcessEnv, ...args: string[]): Started {
        return this.#start(report, args, variables);
    }

    #start(command: string, args: readonly string[], variables: NodeJS.ProcessEnv): Started {
        const options = { cwd: this.directory, env: { ...this.#environment, ...variables }, detached: true };
        const child = spawn(process.execPath, [command, ...args], options);
        let [stdout, stderr] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
        const ended = new Promise<Ended>((resolve) => {
            child.once("close", (code) => {
                resolve({ code, stdout, stderr });
            });
        });
        return { child, ended };
    }

    /** The names of the resources in the state, the stack and providers left out. */
    deployed(): string[] {
        const { stdout } = this.run("export", "--stack", "dev");
        const { deployment } = JSON.parse(stdout) as { deployment: { resources?: { urn: string; type: string }[] } };
        const things = deployment.resources?.filter(({ type }) => type.startsWith("test:")) ?? [];
        return things.map(({ urn }) => urn.split("::").at(-1) ?? "");
    }

    /** The names of the resources that the provider was asked to create, once for each time. */
    created(): string[] {
        let text = "";
        try {
            text = readFileSync(this.#calls, "utf8");
        } catch {
            // Nothing was asked yet.
        }
        return text
            .split("\n")
            .filter((line) => line.endsWith("}"))
            .map((line) => JSON.parse(line) as { method: string; urn?: string; preview?: boolean })
            .filter(({ method, preview }) => method === "create" && preview === false)
            .map(({ urn }) => urn?.split("::").at(-1) ?? "");
    }

    remove(): void {
        rmSync(this.directory, { recursive: true, force: true });
    }

    #spawn(command: string, args: readonly string[]): Ended {
        const options = { cwd: this.directory, env: this.#environment, encoding: "utf8" } as const;
        const { status, stdout, stderr } = spawnSync(command, args, options);
        return { code: status, stdout, stderr };
    }

    get #environment(): NodeJS.ProcessEnv {
        const environment = Object.fromEntries(
            Object.entries(process.env).filter(([name]) => !name.startsWith("PULUMI_")),
        );
        return {
            ...environment,
            PATH: [testPlugins, this.path].join(delimiter),
            TEST_PROVIDER_LOG: this.#calls,
        };
    }
}

const preamble = `
const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config();
class Thing extends pulumi.CustomResource {
    constructor(name, inputs, options) {
        super("test:index:Thing", name, { computed: undefined, ...inputs }, options);
    }
}`;
