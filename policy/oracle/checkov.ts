import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Exhibit } from "./exhibit";
import { type Verdict, readVerdict } from "./findings";

const frameworks = ["terraform_plan", "arm", "kubernetes", "dockerfile"];

/** Has checkov judge everything in one run, as starting it takes longer than judging a stack. */
export function runCheckov(programs: string, exhibits: readonly Exhibit[]): Verdict {
    const directory = mkdtempSync(path.join(tmpdir(), "fairlead-oracle-"));
    try {
        for (const { file, text } of exhibits) {
            const target = path.join(directory, file);
            mkdirSync(path.dirname(target), { recursive: true });
            writeFileSync(target, text);
        }
        const { status, stdout, stderr } = spawnSync(
            path.join(programs, "checkov"),
            [
                "--directory",
                ".",
                "--framework",
                ...frameworks,
                "--skip-download",
                "--compact",
                "--output",
                "json",
                "--soft-fail",
            ],
            // With settings of nobody: checkov reads variables, and a file in the home directory.
            { cwd: directory, env: { PATH: process.env.PATH, HOME: directory }, encoding: "utf8", maxBuffer: 2 ** 28 },
        );
        if (status !== 0) {
            throw new Error(`checkov ended with ${String(status)}: ${stderr.trim().slice(-1000)}`);
        }
        return readVerdict(stdout, exhibits);
    } finally {
        rmSync(directory, { recursive: true, force: true });
    }
}
