import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** A child whose output is read. */
export type Child = ChildProcessByStdio<null, Readable, Readable>;

const children = new Set<Child>();

/**
 * Starts a child in a process group of its own: a Ctrl-C in the terminal reaches the engine only, which then ends its
 * children in order. When the engine's process exits, they end with it.
 */
export function startChild(
    file: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Child {
    if (children.size === 0) {
        process.once("exit", killAll);
    }
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
    children.add(child);
    child.once("close", () => {
        children.delete(child);
        if (children.size === 0) {
            process.off("exit", killAll);
        }
    });
    return child;
}

function killAll(): void {
    for (const child of children) {
        child.kill("SIGKILL");
    }
}
