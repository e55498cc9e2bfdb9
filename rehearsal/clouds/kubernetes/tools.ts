import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { ProviderError } from "../simulation/errors";

const run = promisify(execFile);

/** Manifests of large charts are of megabytes. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Runs a command of this machine and answers its output.
 *
 * @param purpose what needs the command, for the error where it is not installed
 */
export async function runTool(command: string, args: readonly string[], purpose: string): Promise<string> {
    try {
        return (await run(command, args, { maxBuffer: mostBytes })).stdout;
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") {
            throw new ProviderError(`${purpose} needs the command "${command}", and there is none on PATH: install it`);
        }
        const told = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
        throw new ProviderError(`${command} failed: ${told || String(error)}`);
    }
}
