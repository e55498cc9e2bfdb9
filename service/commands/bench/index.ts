import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type ServerProcess, startServer } from "../service-process";
import { type Result, verdicts } from "./aims";
import { makeKeys } from "./keys";
import { load, type Measured, type Work } from "./load";
import { percentile } from "./percentile";
import { benchEnvironment } from "./python";
import { separateCores } from "./resources";
import { nodeStacks, type Path, pythonStacks, type Stack } from "./stacks";

const connections = 16;
const warmUpSeconds = 2;

/**
 * Measures the service and the stacks that people would else choose, one after another on the same core, and prints ratios.
 * Requests per core are those per second of the server's CPU time, which bears a busy machine; latencies do not.
 * Options: --seconds of each load; --long, seconds during which the service's memory is watched.
 */
async function bench(): Promise<void> {
    const { values } = parseArgs({
        options: { seconds: { type: "string", default: "5" }, long: { type: "string", default: "30" } },
    });
    const [seconds, long] = [Number(values.seconds), Number(values.long)];
    const directory = mkdtempSync(path.join(tmpdir(), "service-bench-"));
    try {
        const { variables, work } = makeKeys(directory);
        const python = benchEnvironment();
        if ("missing" in python) {
            console.log(`The Python stacks are left out: ${python.missing}.`);
        }
        const prefix = separateCores();
        console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1) ?? "unknown"}`);
        console.log(
            "stack              path            req/s  req/s per core   p50 ms   p99 ms   at 80 %: p50      p99",
        );
        const results: Result[] = [];
        for (const stack of [...nodeStacks, ...("programs" in python ? pythonStacks(python.programs) : [])]) {
            const server = await startServer(pinned(stack, prefix), variables, "/");
            try {
                for (const at of stack.paths) {
                    results.push(await measure(stack, at, server, work[at], seconds));
                }
                if (stack.name === "service" && long > 0) {
                    const { url, pid } = server;
                    const { megabytes } = await load({ url, pid, work: work["/DevOps"], connections, seconds: long });
                    console.log(`memory of the service in MB, by second: ${megabytes.map(Math.round).join(" ")}`);
                }
            } finally {
                await server.stop();
            }
        }
        for (const { aim, found, reached } of verdicts(results)) {
            console.log(`${reached ? "reached" : "MISSED "}  ${aim}: ${found.toFixed(2)}`);
        }
        console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1) ?? "unknown"}`);
    } finally {
        rmSync(directory, { recursive: true });
    }
}

function pinned({ command }: Stack, [program, ...args]: readonly string[]): readonly [string, ...string[]] {
    return program === undefined ? command : [program, ...args, ...command];
}

async function measure(
    { name }: Stack,
    at: Path,
    { url, pid }: ServerProcess,
    work: Work,
    seconds: number,
): Promise<Result> {
    const common = { url, pid, work, connections };
    await load({ ...common, seconds: warmUpSeconds });
    const most = await load({ ...common, seconds });
    const maximum = most.requests / most.seconds;
    const calm = await load({ ...common, seconds, rate: Math.max(1, Math.floor(maximum * 0.8)) });
    const perCore = most.requests / (most.cpuSeconds ?? most.seconds);
    const [p50, p99] = [percentile(calm.latencies, 0.5), percentile(calm.latencies, 0.99)];
    const figures = [maximum, perCore].map((figure) => Math.round(figure).toString().padStart(9));
    console.log(`${name.padEnd(18)} ${at.padEnd(12)} ${figures.join("       ")} ${times(most)}        ${times(calm)}`);
    return { stack: name, path: at, perCore, p50, p99 };
}

function times({ latencies }: Measured): string {
    return [0.5, 0.99].map((part) => percentile(latencies, part).toFixed(2).padStart(8)).join(" ");
}

bench().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
