import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { linkPackages } from "../../../rehearsal/report/compare/base-checkout";

const root = resolve(__dirname, "../../..");

/** A change as a pull request can bring it: in which file, what, and by what it is replaced. */
const edits: readonly (readonly [file: string, old: string, next: string])[] = [
    // Larger nodes.
    ["Pulumi.prod-aws.yaml", "instanceTypes: [m7i.large]", "instanceTypes: [m7i.xlarge]"],
    // A record for the page that tells how things are.
    [
        "Pulumi.dev.yaml",
        `values: ['0 issue "letsencrypt.org"']\n`,
        `values: ['0 issue "letsencrypt.org"']\n      - name: status\n        type: CNAME\n        values: [status.example.net]\n`,
    ],
    // One more network reaches the Kubernetes API.
    [
        "Pulumi.dev.yaml",
        "authorizedIpRanges: [203.0.113.0/24]",
        "authorizedIpRanges: [203.0.113.0/24, 198.51.100.0/24]",
    ],
    // The zone of production may be deleted.
    [
        "environments/aws.ts",
        "new AwsDnsZone(name, {\n        ...common,",
        "new AwsDnsZone(name, {\n        ...common,\n        protect: false,",
    ],
    // A release.
    ["releases/dev/service.yaml", `sha256:${"0".repeat(64)}`, `sha256:${"3f7c".repeat(16)}`],
    ["releases/dev/service.yaml", "version: 0.0.0", "version: 0.1.0"],
];

/** This project with a change, as a repository of its own: `main`, and the branch `change` that is checked out. */
export class ExampleProject {
    readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "report-example-")));

    constructor() {
        const files = this.#git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
        for (const file of files.filter(Boolean)) {
            mkdirSync(dirname(join(this.directory, file)), { recursive: true });
            cpSync(join(root, file), join(this.directory, file), { force: true });
        }
        linkPackages(join(root, "node_modules"), join(this.directory, "node_modules"));
        this.#git(this.directory, "init", "-q", "-b", "main");
        this.#commit("What is there");
        this.#git(this.directory, "checkout", "-q", "-b", "change");
        for (const [file, old, next] of edits) {
            this.#edit(file, old, next);
        }
        this.#commit("Larger nodes, a page that tells how things are, and a release");
    }

    /** Writes the report, and returns the exit code and what was said about it. */
    report(...args: readonly string[]): { readonly code: number | null; readonly stderr: string } {
        const main = join(root, "rehearsal", "report", "main.js");
        const options = { cwd: this.directory, encoding: "utf8" } as const;
        const { status, stderr } = spawnSync(
            process.execPath,
            [main, "--base", "main", "--out", "out", ...args],
            options,
        );
        return { code: status, stderr };
    }

    read(name: string): string {
        return readFileSync(join(this.directory, "out", name), "utf8");
    }

    remove(): void {
        rmSync(this.directory, { recursive: true, force: true });
    }

    #edit(file: string, old: string, next: string): void {
        const path = join(this.directory, file);
        const text = readFileSync(path, "utf8");
        if (!text.includes(old)) {
            throw new Error(`${file}: expected "${old}"; correct the example's edits`);
        }
        writeFileSync(
            path,
            text.replace(old, () => next),
        );
    }

    #commit(message: string): void {
        this.#git(this.directory, "add", "--all");
        this.#git(this.directory, "commit", "-q", "-m", message);
    }

    #git(directory: string, ...args: readonly string[]): string {
        // Equal files make an equal commit, whoever makes it and when.
        const [name, email, date] = ["Example", "example@example.com", "2026-11-21T12:00:00Z"];
        const env = {
            ...process.env,
            GIT_AUTHOR_NAME: name,
            GIT_AUTHOR_EMAIL: email,
            GIT_AUTHOR_DATE: date,
            GIT_COMMITTER_NAME: name,
            GIT_COMMITTER_EMAIL: email,
            GIT_COMMITTER_DATE: date,
        };
        const { status, stdout, stderr } = spawnSync("git", args, { cwd: directory, env, encoding: "utf8" });
        if (status !== 0) {
            throw new Error(stderr);
        }
        return stdout;
    }
}
