import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const command = resolve(__dirname, "../../bootstrap/rehearse.js");

function run(...args: readonly string[]) {
    return spawnSync(process.execPath, [command, ...args], { encoding: "utf8", maxBuffer: 2 ** 26 });
}

describe("npm run bootstrap", () => {
    const state = mkdtempSync(join(tmpdir(), "fairlead-bootstrap-"));

    after(() => {
        rmSync(state, { recursive: true });
    });

    it("rehearses the bootstrap of a cloud with the policy pack, whatever the order of its words", () => {
        const { status, stdout } = run("--cloud", "aws", "preview", "--state", state, "--json");
        assert.equal(status, 0);
        const report = JSON.parse(stdout) as Record<string, unknown>;
        const { verb, project, stack } = report;
        assert.deepEqual({ verb, project, stack }, { verb: "preview", project: "fairlead-bootstrap", stack: "aws" });
        assert.deepEqual(
            (report.policyPacks as { pack: string }[]).map(({ pack }) => pack),
            ["fairlead"],
        );
    });

    it("says what it expects where the cloud is missing or unknown", () => {
        for (const [args, found] of [
            [[], "none"],
            [["destroy", "--cloud", "gcp"], '"gcp"'],
        ] as const) {
            const { status, stderr } = run(...args);
            assert.equal(status, 2);
            assert.ok(
                stderr.startsWith(`Expected --cloud azure or --cloud aws, found ${found}. For example: `),
                stderr,
            );
        }
    });

    it("leaves flags that it does not know to the rehearsal, which refuses them", () => {
        const { status, stderr } = run("outputs", "--cloud", "aws", "--diff");
        assert.equal(status, 2);
        assert.match(stderr, /outputs doesn't take --diff/);
    });
});
