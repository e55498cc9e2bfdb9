import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { pythonEnvironment } from "../../commands/python-environment";

describe("a Python environment", () => {
    const directory = mkdtempSync(path.join(tmpdir(), "fairlead-python-"));
    const requirements = path.join(directory, "requirements.txt");
    const pathBefore = process.env.PATH;

    /** Makes this the only python3 on PATH. */
    const python = (script: string) => {
        const file = path.join(directory, "python3");
        writeFileSync(file, `#!/bin/sh\n${script}\n`);
        chmodSync(file, 0o755);
        process.env.PATH = directory;
    };

    beforeEach(() => {
        // Of no other environment, whose folder would be found.
        writeFileSync(requirements, `# ${directory}\n`);
    });

    afterEach(() => {
        process.env.PATH = pathBefore;
    });

    after(() => {
        rmSync(directory, { recursive: true });
    });

    it("says that there is no Python", () => {
        process.env.PATH = path.join(directory, "nothing");
        assert.deepEqual(pythonEnvironment({ requirements, modules: [] }), { missing: "there is no python3 on PATH" });
    });

    it("says that Python is too old", () => {
        python("echo Python 3.8.20");
        assert.deepEqual(pythonEnvironment({ requirements, modules: [] }), {
            missing: "python3 is Python 3.8.20, and it takes 3.9 or later",
        });
    });

    it("says what failed, and how", () => {
        python('[ "$1" = --version ] && echo Python 3.13.1 && exit 0\necho no room left >&2; exit 1');
        const { missing } = { missing: "", ...pythonEnvironment({ requirements, modules: [] }) };
        assert.match(missing, /^`python3 -m venv \S+` failed: no room left$/);
    });
});
