import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { SampleProject } from "../../cli/sample-project";
import { isRunning } from "../../engine/support/is-running";

/** A program that says where it runs and never ends. */
const program = `
require("node:fs").writeFileSync(process.env.PID_FILE, process.pid + "\\n", { flag: "a" });
new Thing("thing", { value: "1" });
setInterval(() => undefined, 1000);
`;

describe("a report that is interrupted", function () {
    this.timeout(60_000);

    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        it(`by ${signal} leaves no files and no processes, and fails`, async () => {
            const project = new SampleProject(program, "config: {}");
            try {
                project.commit();
                const [temporary, pids] = [join(project.directory, "temporary"), join(project.directory, "pids")];
                mkdirSync(temporary);
                const variables = { TMPDIR: temporary, PID_FILE: pids };
                const { child, ended } = project.startReport(variables, "--base", "HEAD", "--out", "out");
                while (!existsSync(pids)) {
                    assert.equal(child.exitCode, null);
                    await delay(20);
                }
                assert.equal(readdirSync(temporary).filter((name) => name.startsWith("fairlead-report-")).length, 1);
                child.kill(signal);
                assert.equal((await ended).code, 1);
                assert.deepEqual(
                    readdirSync(temporary).filter((name) => name.startsWith("fairlead-report-")),
                    [],
                );
                assert.ok(!existsSync(join(project.directory, "out")));
                const [pid = 0] = readFileSync(pids, "utf8").split("\n").map(Number);
                for (let tries = 0; isRunning(pid) && tries < 250; tries += 1) {
                    await delay(20);
                }
                assert.ok(!isRunning(pid), "the program has ended, too");
            } finally {
                project.remove();
            }
        });
    }
});
