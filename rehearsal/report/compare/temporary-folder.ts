import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for one run, which nobody else may enter. It goes when the process ends, if it was not removed before. */
export class TemporaryFolder {
    readonly path: string;

    constructor(prefix: string) {
        this.path = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
        process.once("exit", this.#removeAtExit);
    }

    async remove(): Promise<void> {
        // A process that ends may still write.
        await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
        process.off("exit", this.#removeAtExit);
    }

    /** For runs that are interrupted. */
    readonly #removeAtExit = () => {
        rmSync(this.path, { recursive: true, force: true });
    };
}
