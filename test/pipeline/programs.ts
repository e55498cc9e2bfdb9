import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Programs of others that stand first on `PATH`, as shell scripts. */
export class Programs {
    readonly directory = mkdtempSync(join(tmpdir(), "fairlead-programs-"));
    private readonly pathBefore = process.env.PATH;

    constructor() {
        process.env.PATH = `${this.directory}${delimiter}${this.pathBefore ?? ""}`;
    }

    write(name: string, script: string): void {
        const file = join(this.directory, name);
        writeFileSync(file, `#!/bin/sh\n${script}\n`);
        chmodSync(file, 0o755);
    }

    remove(): void {
        process.env.PATH = this.pathBefore;
        rmSync(this.directory, { recursive: true, force: true });
    }
}
