import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What Git prints, without white space around it. */
export async function git(directory: string, ...args: readonly string[]): Promise<string> {
    const { stdout } = await run("git", [...args], { cwd: directory, maxBuffer: 2 ** 26 });
    return stdout.trim();
}

/** Fails where history was left out, as versions and change logs are read from it. */
export async function expectWholeHistory(directory: string): Promise<void> {
    if ((await git(directory, "rev-parse", "--is-shallow-repository")) === "true") {
        throw new Error("Expected the whole history, found a shallow clone: check out with `fetch-depth: 0`");
    }
}
