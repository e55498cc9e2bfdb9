import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a program on `PATH` says, as it stands there. */
export interface Told {
    readonly stdout: string;
    readonly stderr: string;
}

/** Runs a program on `PATH`. Throws with what it complains of. */
export async function tell(program: string, ...args: readonly string[]): Promise<Told> {
    try {
        return await run(program, [...args], { maxBuffer: 2 ** 26 });
    } catch (error) {
        const { stderr = "" } = Object(error) as { readonly stderr?: string };
        throw new Error(`\`${program} ${args.join(" ")}\` failed: ${stderr.trim() || String(error)}`, { cause: error });
    }
}

/** What a program prints, without white space around it. */
export async function tool(program: string, ...args: readonly string[]): Promise<string> {
    return (await tell(program, ...args)).stdout.trim();
}
