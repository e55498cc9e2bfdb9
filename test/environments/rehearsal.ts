import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** A resource as it stands in an exported state. */
export interface ExportedResource {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string;
    readonly provider?: string;
    readonly protect?: boolean;
    readonly dependencies?: readonly string[];
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What one run of the rehearsal said. */
export interface Run {
    readonly exitCode: number;
    /** The JSON document for verbs that print one. */
    readonly report: Readonly<Record<string, unknown>>;
    readonly text: string;
}

/** A project of this repository, rehearsed with a state of its own, and with settings of the test's own if it gives some. */
export class Rehearsal {
    readonly #folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));

    /**
     * @param folders what the project has beside its settings: without `policy`, no policy pack is applied
     * @param project its folder in the repository; what is not there is taken from the repository itself
     */
    constructor(
        private readonly stack: string,
        folders: readonly string[] = ["environments", "node_modules"],
        project = ".",
    ) {
        const home = join(root, project);
        for (const file of ["Pulumi.yaml", `Pulumi.${stack}.yaml`]) {
            cpSync(join(home, file), join(this.#folder, file));
        }
        for (const folder of folders) {
            const own = join(home, folder);
            symlinkSync(existsSync(own) ? own : join(root, folder), join(this.#folder, folder));
        }
    }

    /** Rewrites the stack's settings. */
    settings(change: (yaml: string) => string): void {
        const file = join(this.#folder, `Pulumi.${this.stack}.yaml`);
        const before = readFileSync(file, "utf8");
        const after = change(before);
        assert.notEqual(after, before, "the change of settings must change something");
        writeFileSync(file, after);
    }

    /** The stack's settings as they stand. */
    read(): string {
        return readFileSync(join(this.#folder, `Pulumi.${this.stack}.yaml`), "utf8");
    }

    /** Runs a verb of the rehearsal as a process. */
    async run(verb: string, ...flags: readonly string[]): Promise<Run> {
        const args = [join(root, "rehearsal/main.js"), verb, "--stack", this.stack];
        const folders = ["--cwd", this.#folder, "--state", join(this.#folder, "state")];
        return new Promise((done) => {
            const options = { maxBuffer: 64 * 2 ** 20 };
            execFile(process.execPath, [...args, ...folders, ...flags], options, (error, stdout, stderr) => {
                const exitCode = error === null ? 0 : Number(error.code ?? 1);
                const report = stdout.startsWith("{") ? (JSON.parse(stdout) as Run["report"]) : {};
                done({ exitCode, report, text: stdout + stderr });
            });
        });
    }

    /** Runs a verb that must succeed. */
    async succeed(verb: string, ...flags: readonly string[]): Promise<Run> {
        const run = await this.run(verb, ...flags);
        assert.equal(run.exitCode, 0, run.text);
        return run;
    }

    /** The resources in the state. */
    async resources(): Promise<readonly ExportedResource[]> {
        const { report } = await this.succeed("export");
        const { deployment } = report as { deployment: { resources?: readonly ExportedResource[] } };
        return deployment.resources ?? [];
    }

    dispose(): void {
        rmSync(this.#folder, { recursive: true, force: true });
    }
}
