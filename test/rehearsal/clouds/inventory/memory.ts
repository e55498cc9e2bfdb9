import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { inventoryVariable } from "../../../../rehearsal/clouds/simulation/inventory";

/** A folder that the simulated clouds of a suite share, as the plugins of a stack do; anew for each test. */
export class Memory {
    folder = "";
    private before: string | undefined;

    constructor() {
        beforeEach(() => {
            this.before = process.env[inventoryVariable];
            this.folder = mkdtempSync(join(tmpdir(), "fairlead-clouds-"));
            process.env[inventoryVariable] = this.folder;
        });
        afterEach(() => {
            rmSync(this.folder, { recursive: true, force: true });
            process.env[inventoryVariable] = this.before ?? "";
        });
    }
}
