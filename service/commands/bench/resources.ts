import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** What a server and the processes that it started use. */
export interface Usage {
    readonly cpuSeconds: number;
    readonly megabytes: number;
}

const pageBytes = 4096;

/** Usage by a process and its descendants, where the system tells it: in /proc. */
export function usageOf(pid: number): Usage | undefined {
    if (!existsSync("/proc/self/stat")) {
        return undefined;
    }
    const processes = new Map(
        readdirSync("/proc")
            .filter((entry) => /^\d+$/.test(entry))
            .flatMap((entry) => {
                const fields = statOf(entry);
                return fields === undefined ? [] : [[Number(entry), fields] as const];
            }),
    );
    const isOurs = (id: number): boolean => id === pid || (id > 1 && isOurs(processes.get(id)?.parent ?? 0));
    const ours = [...processes].filter(([id]) => isOurs(id)).map(([, fields]) => fields);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
        cpuSeconds: sum(ours.map(({ cpu }) => cpu)),
        megabytes: (sum(ours.map(({ pages }) => pages)) * pageBytes) / 2 ** 20,
    };
}

/** Fields of /proc/<pid>/stat, by their numbers in proc(5); the name in brackets, the second, may hold anything. */
function statOf(pid: string): { readonly parent: number; readonly cpu: number; readonly pages: number } | undefined {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const field = (number: number) => Number(fields[number - 3]);
        return { parent: field(4), cpu: cpuSecondsOf(pid), pages: field(24) };
    } catch {
        // It ended meanwhile.
        return undefined;
    }
}

/** CPU time of all threads. The scheduler tells nanoseconds, where stat has hundredths of a second: too few for a short run. */
function cpuSecondsOf(pid: string): number {
    return readdirSync(`/proc/${pid}/task`)
        .map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e9)
        .reduce((total, seconds) => total + seconds, 0);
}

const serverCore = "0";

/**
 * Keeps this process, which makes the load, off the core of the servers.
 * @returns what to put before a server's command, which is nothing where cores cannot be chosen.
 */
export function separateCores(): readonly string[] {
    const cores = availableParallelism();
    const others = `1-${cores - 1}`;
    const own = ["--all-tasks", "--cpu-list", "--pid", others, String(process.pid)];
    return cores > 1 && spawnSync("taskset", own).status === 0 ? ["taskset", "--cpu-list", serverCore] : [];
}
