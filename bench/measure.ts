import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** What a command took. */
export interface Measured {
    readonly seconds: number;
    /** The most memory (resident set) that the command and all its processes held at once, in MB; Linux only. */
    readonly megabytes: number | undefined;
}

/** Milliseconds between two looks at the memory. */
const samplingTime = 100;

/** Runs a command to its end and measures it. Throws with its output if it fails. */
export async function measure(file: string, args: readonly string[], cwd: string): Promise<Measured> {
    const started = performance.now();
    const child = spawn(file, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    let kilobytes = 0;
    const sampler = setInterval(() => {
        kilobytes = Math.max(kilobytes, memoryOf(child.pid ?? 0));
    }, samplingTime);
    const code = await new Promise<number | null>((resolve, reject) => {
        child.once("error", reject).once("close", resolve);
    });
    clearInterval(sampler);
    if (code !== 0) {
        throw new Error(`${[file, ...args].join(" ")} ended with code ${String(code)}:\n${output}`);
    }
    const seconds = (performance.now() - started) / 1000;
    return { seconds, megabytes: kilobytes === 0 ? undefined : kilobytes / 1024 };
}

/** The resident memory of a process and all below it, in kB; 0 where there is no procfs. */
function memoryOf(root: number): number {
    const children = new Map<number, number[]>();
    const sizes = new Map<number, number>();
    for (const entry of entriesOf("/proc").filter((name) => /^\d+$/.test(name))) {
        const status = textOf(`/proc/${entry}/status`);
        const [parent, size] = [/^PPid:\s*(\d+)/m.exec(status)?.[1], /^VmRSS:\s*(\d+)/m.exec(status)?.[1]];
        children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(entry)]);
        sizes.set(Number(entry), Number(size ?? 0));
    }
    const sum = (pid: number): number =>
        (children.get(pid) ?? []).reduce((total, child) => total + sum(child), sizes.get(pid) ?? 0);
    return sum(root);
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
