import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A Git repository in a folder of its own. */
export class TestRepository {
    readonly directory = mkdtempSync(join(tmpdir(), "fairlead-pipeline-"));

    constructor() {
        this.git("init", "--quiet", "--initial-branch=main");
    }

    /** Makes a commit that changes a file; its id. */
    commit(message: string, path = "service/src/server.ts"): string {
        this.write(path, message);
        this.git("add", "--all");
        this.git("commit", "--quiet", "--message", message);
        return this.git("rev-parse", "HEAD");
    }

    write(path: string, content: string): void {
        const file = join(this.directory, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
    }

    git(...args: readonly string[]): string {
        const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
        const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], {
            cwd: this.directory,
            encoding: "utf8",
        });
        if (status !== 0) {
            throw new Error(stderr);
        }
        return stdout.trim();
    }

    remove(): void {
        rmSync(this.directory, { recursive: true, force: true });
    }
}
