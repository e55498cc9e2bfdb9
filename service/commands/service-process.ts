import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port";

const startSeconds = 60;
/** The built service, which is what its image runs. */
export const builtService = path.resolve(__dirname, "../dist/server.js");

/** A server in a process of its own. */
export interface ServerProcess {
    readonly url: string;
    readonly pid: number;
    /** How the process ended, if it did. */
    ended(): string | undefined;
    stop(): Promise<void>;
}

/** Starts a server that listens on the port in the variable PORT, and waits until it answers at `probe`. */
export async function startServer(
    command: readonly [string, ...string[]],
    variables: Readonly<Record<string, string>>,
    probe: string,
): Promise<ServerProcess> {
    const port = await freePort();
    const [program, ...args] = command.map((part) => part.replace("{port}", String(port)));
    if (program === undefined) {
        throw new Error("Expected the command of a server, found an empty one");
    }
    const child = spawn(program, args, {
        env: { PATH: process.env.PATH ?? "", PORT: String(port), HOST: "127.0.0.1", ...variables },
        stdio: ["ignore", "ignore", "pipe"],
    });
    const complaints: string[] = [];
    child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
    let failure: string | undefined;
    child.on("error", ({ message }) => (failure = message));
    const ended = () => failure ?? ending(child);
    const url = `http://127.0.0.1:${port}`;
    const deadline = Date.now() + startSeconds * 1000;
    while (!(await answers(url + probe))) {
        if (ended() !== undefined || Date.now() > deadline) {
            child.kill("SIGKILL");
            const reason = ended() ?? `it did not answer ${probe} within ${startSeconds} s`;
            throw new Error(`Expected ${command.join(" ")} to serve, but ${reason}: ${complaints.join("")}`);
        }
        await wait(50);
    }
    return { url, pid: child.pid ?? 0, ended, stop: () => stop(child) };
}

function ending({ exitCode, signalCode }: ChildProcess): string | undefined {
    return exitCode === null && signalCode === null ? undefined : `it ended with ${signalCode ?? String(exitCode)}`;
}

async function stop(child: ChildProcess): Promise<void> {
    if (ending(child) === undefined) {
        const exit = once(child, "exit");
        child.kill("SIGTERM");
        const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
        await exit;
        clearTimeout(late);
    }
}

async function answers(url: string): Promise<boolean> {
    try {
        return (await fetch(url)).ok;
    } catch {
        return false;
    }
}
