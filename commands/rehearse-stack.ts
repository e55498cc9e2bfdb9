import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.join(__dirname, "..");

/** The stacks of this project. */
export function allStacks(): readonly string[] {
    return readdirSync(root)
        .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
        .sort();
}

/**
 * The state of a stack, by a rehearsal of its own and without the policy pack, which whoever asks judges apart.
 *
 * @param flags of the export, such as `--show-secrets`
 */
export async function rehearseStack(stack: string, ...flags: readonly string[]): Promise<string> {
    const state = mkdtempSync(path.join(tmpdir(), "fairlead-state-"));
    const rehearsal = async (verb: string, ...more: readonly string[]) => {
        const args = [path.join(root, "rehearsal/main.js"), verb, "--stack", stack, "--cwd", root, "--state", state];
        return run(process.execPath, [...args, ...more], { maxBuffer: 2 ** 28 });
    };
    try {
        await rehearsal("up", "--no-policy-pack");
        const { stdout } = await rehearsal("export", ...flags);
        return stdout;
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
