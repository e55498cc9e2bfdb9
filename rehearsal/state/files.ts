import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file so that whoever reads it, or whatever is left after a kill, is the old content or the new one. */
export function replaceFile(file: string, content: string): void {
    const draft = `${file}.${process.pid}.draft`;
    mkdirSync(dirname(file), { recursive: true });
    try {
        writeFileSync(draft, content, { mode: 0o600, flush: true });
        renameSync(draft, file);
    } catch (error) {
        rmSync(draft, { force: true });
        throw error;
    }
}

/** The content of a file, `undefined` if there is none. */
export function readFileIfThere(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") {
            return undefined;
        }
        throw error;
    }
}
