import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { chart } from "../../service/commands/helm";
import type { Values } from "../service/chart/helm";

export const valuesFile = "releases/test/service.yaml";

/** The repository that the controller follows: the chart and one stack's values. */
export class DesiredState {
    readonly #directory = mkdtempSync(join(tmpdir(), "fairlead-desired-state-"));

    constructor(repository: string) {
        this.#git("init", "--quiet", "--initial-branch=main");
        this.#git("remote", "add", "origin", repository);
        cpSync(chart, join(this.#directory, "service/chart"), { recursive: true });
        mkdirSync(join(this.#directory, "releases/test"), { recursive: true });
    }

    /** Proposes and merges, so to say. Gives the commit. */
    release(values: Values): string {
        writeFileSync(join(this.#directory, valuesFile), stringify(values));
        this.#git("add", ".");
        this.#git(
            "-c",
            "user.name=test",
            "-c",
            "user.email=test@example.com",
            "commit",
            "--quiet",
            "--message=Release",
        );
        this.#git("push", "--quiet", "--force", "origin", "main");
        return this.#git("rev-parse", "HEAD").trim();
    }

    remove(): void {
        rmSync(this.#directory, { recursive: true, force: true });
    }

    #git(...args: readonly string[]): string {
        return execFileSync("git", args, { cwd: this.#directory, encoding: "utf8" });
    }
}
