import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

/** What a linter says of the folder `.github` in a directory. */
export interface Verdict {
    readonly linter: string;
    /** Its findings in its own words; empty if it has none. */
    readonly findings: string;
}

/** A linter of others, which judges the folder `.github` of a directory. */
export type Linter = (directory: string) => Verdict;

// renovate: datasource=go depName=github.com/rhysd/actionlint
const actionlintVersion = "v1.7.12";

/** Zizmor and checkov, from the folder of programs of a Python environment. */
export function pythonLinters(programs: string): readonly Linter[] {
    return [
        (directory) => {
            const args = ["--offline", "--no-progress", "--quiet", "--color", "never", ".github"];
            return judge("zizmor", directory, path.join(programs, "zizmor"), args);
        },
        (directory) => {
            const args = [
                "--directory",
                ".",
                "--framework",
                "github_actions",
                "--skip-download",
                "--compact",
                "--quiet",
            ];
            return judge("checkov", directory, path.join(programs, "checkov"), args);
        },
    ];
}

/** Actionlint, which Go fetches and builds at its first use; why not, where it can't. */
export function actionlint(): Linter | { readonly missing: string } {
    const command = ["run", `github.com/rhysd/actionlint/cmd/actionlint@${actionlintVersion}`];
    const { status, stderr, error } = spawnSync("go", [...command, "-version"], { encoding: "utf8" });
    if (status !== 0) {
        return { missing: error === undefined ? stderr.trim().slice(-300) : "there is no go on PATH" };
    }
    return (directory) => {
        // It looks for workflows in a repository only, so they are named.
        const workflows = path.join(".github", "workflows");
        const files = readdirSync(path.join(directory, workflows)).map((file) => path.join(workflows, file));
        return judge("actionlint", directory, "go", [...command, "-no-color", "-shellcheck=", "-pyflakes=", ...files]);
    };
}

function judge(linter: string, directory: string, program: string, args: readonly string[]): Verdict {
    // With settings of nobody: linters read variables and files in the home directory.
    const { PATH, HOME, GOPATH, GOCACHE, GOPROXY, GOFLAGS } = process.env;
    const env = { PATH, HOME, GOPATH, GOCACHE, GOPROXY, GOFLAGS };
    const { status, stdout, stderr, error } = spawnSync(program, [...args], {
        cwd: directory,
        env,
        encoding: "utf8",
        maxBuffer: 2 ** 26,
    });
    if (status === 0) {
        return { linter, findings: "" };
    }
    return { linter, findings: [stdout, stderr, error?.message ?? ""].join("\n").trim() };
}
