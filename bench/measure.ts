import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** What a command took. */
export interface Measured {
    readonly seconds: number;
    /** CPU time of the command and all its processes; Linux only. Unlike the time that passes it bears a busy machine. */
    readonly cpuSeconds: number | undefined;
    /** The most memory (resident set) that the command and all its processes held at once, in MB; Linux only. */
    readonly megabytes: number | undefined;
}

/** Milliseconds between two looks at the processes. */
const samplingTime = 50;

/** Runs a command to its end and measures it. Throws with its output if it fails. */
export async function measure(file: string, args: readonly string[], cwd: string): Promise<Measured> {
    const started = performance.now();
    const child = spawn(file, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    let megabytes = 0;
    const cpuSeconds = new Map<number, number>();
    const sampler = setInterval(() => {
        const processes = processesBelow(child.pid ?? 0);
        megabytes = Math.max(megabytes, sum(processes.map((process) => process.megabytes)));
        for (const process of processes) {
            cpuSeconds.set(process.pid, process.cpuSeconds);
        }
    }, samplingTime);
    const code = await new Promise<number | null>((resolve, reject) => {
        child.once("error", reject).once("close", resolve);
    });
    clearInterval(sampler);
    if (code !== 0) {
        throw new Error(`${[file, ...args].join(" ")} ended with code ${String(code)}:\n${output}`);
    }
    const seconds = (performance.now() - started) / 1000;
    return megabytes === 0
        ? { seconds, cpuSeconds: undefined, megabytes: undefined }
        : { seconds, cpuSeconds: sum([...cpuSeconds.values()]), megabytes };
}

interface Process {
    readonly pid: number;
    readonly parent: number;
    readonly cpuSeconds: number;
    readonly megabytes: number;
}

/** A process and all below it; none where there is no procfs. */
function processesBelow(root: number): Process[] {
    const all = entriesOf("/proc").filter((name) => /^\d+$/.test(name));
    const processes = all.flatMap((entry) => readProcess(Number(entry)) ?? []);
    const below = (pid: number): Process[] =>
        processes.filter(({ parent }) => parent === pid).flatMap((process) => [process, ...below(process.pid)]);
    return [...processes.filter(({ pid }) => pid === root), ...below(root)];
}

/** Source: proc_pid_stat(5). Linux counts CPU time in hundredths of a second, and memory in pages of 4 kB. */
function readProcess(pid: number): Process | undefined {
    const text = textOf(`/proc/${pid}/stat`);
    // The name stands in brackets and may hold anything; numbered fields begin behind it, with the third.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const field = (number: number): number => Number(fields[number - 3] ?? 0);
    return text === ""
        ? undefined
        : { pid, parent: field(4), cpuSeconds: (field(14) + field(15)) / 100, megabytes: (field(24) * 4) / 1024 };
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}

function entriesOf(folder: string): string[] {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}

/** Empty for a process that has just ended. */
function textOf(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return "";
    }
}
