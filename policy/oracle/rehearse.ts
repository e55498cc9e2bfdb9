import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { type Resource, resourcesOf } from "./deployment";

const run = promisify(execFile);
const root = path.join(__dirname, "../..");

/** The stacks of this project. */
export function allStacks(): readonly string[] {
    return readdirSync(root)
        .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
        .sort();
}

/** What a stack deploys, by a rehearsal with a state of its own. Secrets stay encrypted in it. */
export async function rehearse(stack: string): Promise<readonly Resource[]> {
    const state = mkdtempSync(path.join(tmpdir(), "fairlead-oracle-state-"));
    const rehearsal = async (verb: string, ...flags: readonly string[]) => {
        const args = [path.join(root, "rehearsal/main.js"), verb, "--stack", stack, "--cwd", root, "--state", state];
        return run(process.execPath, [...args, ...flags], { maxBuffer: 2 ** 28 });
    };
    try {
        // Our own rules have their say elsewhere: what they refuse must be seen here, too.
        await rehearsal("up", "--no-policy-pack");
        const { stdout } = await rehearsal("export");
        return resourcesOf(stdout);
    } catch (error) {
        const { stderr } = error as { readonly stderr?: string };
        throw new Error(
            `The rehearsal of ${stack} failed: ${stderr?.trim() ?? String(error)}\n` +
                `\`npm run rehearse -- up --stack ${stack}\` shows more.`,
            { cause: error },
        );
    } finally {
        rmSync(state, { recursive: true, force: true });
    }
}
