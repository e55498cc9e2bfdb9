import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { Fields } from "./fields";
import { readFileIfThere, replaceFile } from "./files";
import { parseJson } from "./json";
import type { StackName, StateLayout } from "./layout";

/** Somebody else is changing the stack. */
export class LockedError extends Error {}

/**
 * Keeps everybody else from changing a stack until it is released, the Pulumi CLI included: the lock has its form.
 * The lock of a process that no longer runs on this machine counts for nothing.
 * Source: `pkg/backend/diy/lock.go` in pulumi/pulumi.
 */
export class StackLock {
    readonly #file: string;

    private constructor(file: string) {
        this.#file = file;
    }

    /** @throws LockedError */
    static acquire(layout: StateLayout, name: StackName): StackLock {
        const folder = layout.lockFolder(name);
        mkdirSync(folder, { recursive: true });
        refuseIfLocked(folder, name, undefined);
        const file = `${randomUUID()}.json`;
        const lock = new StackLock(join(folder, file));
        const owner = {
            pid: process.pid,
            username: userInfo().username,
            hostname: hostname(),
            timestamp: new Date().toISOString(),
        };
        replaceFile(join(folder, file), JSON.stringify(owner));
        try {
            // Two that looked at the same time both see the other now.
            refuseIfLocked(folder, name, file);
        } catch (error) {
            lock.release();
            throw error;
        }
        return lock;
    }

    release(): void {
        rmSync(this.#file, { force: true });
    }
}

interface Owner {
    readonly pid: number;
    readonly username: string;
    readonly hostname: string;
    readonly timestamp: string;
}

function refuseIfLocked(folder: string, { project, stack }: StackName, own: string | undefined): void {
    for (const name of readdirSync(folder).filter((name) => name.endsWith(".json") && name !== own)) {
        const file = join(folder, name);
        const owner = readOwner(file);
        if (owner === undefined) {
            continue;
        }
        if (isGone(owner)) {
            rmSync(file, { force: true });
            continue;
        }
        throw new LockedError(
            `Stack ${stack} of project ${project} is being changed by somebody else: ${owner.username}@${owner.hostname} ` +
                `(pid ${owner.pid}) since ${owner.timestamp}.\n` +
                `Wait until that has ended. If it no longer runs, delete ${file}`,
        );
    }
}

function readOwner(file: string): Owner | undefined {
    const text = readFileIfThere(file);
    if (text === undefined) {
        return undefined;
    }
    try {
        const fields = new Fields(parseJson(text), "lock");
        return {
            pid: fields.number("pid"),
            username: fields.text("username"),
            hostname: fields.text("hostname"),
            timestamp: fields.text("timestamp"),
        };
    } catch {
        return { pid: 0, username: "somebody", hostname: "an unknown machine", timestamp: "an unknown time" };
    }
}

/** How far the two clocks behind "started" and "timestamp" may be apart, in milliseconds. */
const clockMargin = 5000;

function isGone(owner: Owner): boolean {
    if (owner.hostname !== hostname() || owner.pid <= 0) {
        return false;
    }
    try {
        process.kill(owner.pid, 0);
    } catch (error) {
        return error instanceof Error && "code" in error && error.code === "ESRCH";
    }
    const started = startOf(owner.pid);
    return started !== undefined && started > Date.parse(owner.timestamp) + clockMargin;
}

/** When a process started, in milliseconds since 1970; known on Linux only. Tells a reused pid from the lock's owner. */
function startOf(pid: number): number | undefined {
    try {
        // The 22nd field of stat(5) of procfs, counted from the end of the command name; in ticks of 10 ms since the boot.
        const ticks = Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19]);
        const boot = Number(/^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1]);
        return Number.isFinite(boot + ticks) ? boot * 1000 + ticks * 10 : undefined;
    } catch {
        return undefined;
    }
}
