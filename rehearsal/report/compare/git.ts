import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UsageError } from "../../cli/usage-error";
import type { ChangedFile } from "../model/input";
import type { Revision } from "../model/report";

const run = promisify(execFile);

/** The Git repository that a directory is in. It is only read. */
export class Repository {
    private constructor(
        /** The top of its working tree. */
        readonly root: string,
        /** Where the directory is in it, such as `bootstrap/`; empty for the top. */
        readonly prefix: string,
    ) {}

    /** @throws UsageError if there is none */
    static async at(directory: string): Promise<Repository> {
        try {
            const [root = "", prefix = ""] = linesOf(
                await git(directory, "rev-parse", "--show-toplevel", "--show-prefix"),
            );
            return new Repository(root, prefix);
        } catch {
            throw new UsageError(`Expected a Git repository with a commit, found none at ${directory}.`);
        }
    }

    /**
     * What the working tree is compared with: the commit in which it and a revision parted, so that what others merged
     * meanwhile is no change of this one.
     *
     * @throws UsageError if there is no such revision
     */
    async base(name: string): Promise<Revision> {
        const commit = await this.#commit(name);
        if (commit === undefined) {
            throw new UsageError(
                `--base ${name}: expected a branch, tag or commit that is here, found none. ` +
                    `Fetch it, for example: git fetch origin ${name}`,
            );
        }
        const parted = await git(this.root, "merge-base", commit, "HEAD").catch(() => commit);
        return { name, commit: parted.trim(), uncommitted: false };
    }

    /** What is checked out. */
    async head(): Promise<Revision> {
        const [commit = "", branch] = await Promise.all([
            this.#commit("HEAD"),
            git(this.root, "symbolic-ref", "--short", "--quiet", "HEAD").catch(() => "HEAD"),
        ]);
        const status = await git(this.root, "status", "--porcelain");
        return { name: branch.trim(), commit, uncommitted: status !== "" };
    }

    /** The files below a folder of the directory that differ from a commit, new ones included. */
    async changedFiles(commit: string, folder: string): Promise<ChangedFile[]> {
        const path = this.prefix + folder;
        const [tracked, added] = await Promise.all([
            git(this.root, "diff", "--name-status", "--no-renames", "-z", commit, "--", path),
            git(this.root, "ls-files", "--others", "--exclude-standard", "-z", "--", path),
        ]);
        const parts = tracked.split("\0").filter(Boolean);
        const changed = parts.flatMap((letter, index): ChangedFile[] => {
            const file = parts[index + 1];
            const kind = letter === "A" ? "added" : letter === "D" ? "removed" : "changed";
            return index % 2 === 1 || file === undefined ? [] : [{ file, kind }];
        });
        const untracked = added.split("\0").filter(Boolean);
        return [...changed, ...untracked.map((file): ChangedFile => ({ file, kind: "added" }))];
    }

    /** Writes the files of a commit into an empty directory. The repository does not learn of it, as it would of a worktree. */
    async extract(commit: string, directory: string): Promise<void> {
        const archive = `${directory}.tar`;
        await git(this.root, "archive", "--format=tar", `--output=${archive}`, commit);
        await run("tar", ["-xf", archive, "-C", directory]);
    }

    async #commit(name: string): Promise<string | undefined> {
        const found = await git(
            this.root,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            `${name}^{commit}`,
        ).catch(() => undefined);
        return found?.trim();
    }
}

async function git(directory: string, ...args: readonly string[]): Promise<string> {
    const { stdout } = await run("git", ["-C", directory, ...args], { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
}

function linesOf(text: string): string[] {
    return text.split("\n");
}
