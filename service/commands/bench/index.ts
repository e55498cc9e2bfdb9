import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { type ServerProcess, startServer } from "../service-process";
import { memoryVerdict, type Result, type Verdict, verdicts } from "./aims";
import { type BenchDatabase, startDatabase } from "./database";
import { makeKeys } from "./keys";
import { load, type Measured, type Work } from "./load";
import { type BenchOptions, parseOptions, usage } from "./options";
import { percentile } from "./percentile";
import { benchEnvironment } from "./python";
import { separateCores } from "./resources";
import { nodeStacks, type Path, pythonStacks, type Stack } from "./stacks";

const connections = 16;
/** Until then, Node.js compiles what it runs: requests, and seconds for stacks that are too slow for so many. */
const warmUp = { requests: 10_000, seconds: 10 };

const watched = "/DevOps";

/**
 * Measures the service and the stacks that people would else choose, one after another on the same core, and prints ratios.
 * Requests per core are those per second of the server's CPU time, in its best second, which bears a busy machine; latencies do not.
 */
async function bench(options: BenchOptions): Promise<void> {
    const directory = mkdtempSync(path.join(tmpdir(), "service-bench-"));
    let database: BenchDatabase | undefined;
    try {
        const keys = makeKeys(directory);
        const python = benchEnvironment();
        if ("missing" in python) {
            console.log(`The Python stacks are left out: ${python.missing}.`);
        }
        const prefix = separateCores();
        database = await startDatabase(directory);
        console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1) ?? "unknown"}`);
        console.log(
            "stack              path            req/s  req/s per core   p50 ms   p99 ms   at 80 %: p50      p99",
        );
        const results: Result[] = [];
        const found: Verdict[] = [];
        for (const stack of [...nodeStacks, ...("programs" in python ? pythonStacks(python.programs) : [])]) {
            for (const at of stack.paths) {
                // Only users come from the database: the others are compared for what the stacks themselves do.
                const ofDatabase = at === "/api/users/" ? database.variables : {};
                const variables = { ...keys.variables, ...ofDatabase };
                const server = await startServer(pinned(stack, prefix), variables, stack.probe);
                try {
                    if (stack.name === "service" && at === "/api/users/") {
                        await database.fill(server.url, keys.apiKey);
                    }
                    results.push(await measure(stack, at, server, keys.work[at], options.seconds));
                    if (stack.name === "service" && at === watched && options.long > 0) {
                        found.push(await memoryOf(server, keys.work[at], options.long));
                    }
                } finally {
                    await server.stop();
                }
            }
        }
        for (const verdict of [...verdicts(results), ...found]) {
            console.log(lineOf(verdict));
        }
        console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1) ?? "unknown"}`);
    } finally {
        await database?.remove();
        rmSync(directory, { recursive: true });
    }
}

async function memoryOf({ url, pid }: ServerProcess, work: Work, seconds: number): Promise<Verdict> {
    const { megabytes } = await load({ url, pid, work, connections, seconds });
    console.log(`memory of the service in MB, by second: ${megabytes.map(Math.round).join(" ")}`);
    return memoryVerdict(megabytes);
}

function lineOf({ aim, found, reached }: Verdict): string {
    const judged = reached === undefined ? "no aim " : reached ? "reached" : "MISSED ";
    return `${judged}  ${aim}: ${found.toFixed(2)}`;
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
    for (let second = 0, requests = 0; second < warmUp.seconds && requests < warmUp.requests; second += 1) {
        requests += (await load({ ...common, seconds: 1 })).requests;
    }
    const runs: Measured[] = [];
    for (let second = 0; second < seconds; second += 1) {
        runs.push(await load({ ...common, seconds: 1 }));
    }
    const most = sumOf(runs);
    const maximum = most.requests / most.seconds;
    const calm = await load({ ...common, seconds, rate: Math.max(1, Math.floor(maximum * 0.8)) });
    // Neighbours of a core can only take from it, so the best second tells most of the stack itself.
    const perCore = Math.max(...runs.map((run) => run.requests / (run.cpuSeconds ?? run.seconds)));
    const [p50, p99] = [percentile(calm.latencies, 0.5), percentile(calm.latencies, 0.99)];
    const figures = [maximum, perCore].map((figure) => Math.round(figure).toString().padStart(9));
    console.log(`${name.padEnd(18)} ${at.padEnd(12)} ${figures.join("       ")} ${times(most)}        ${times(calm)}`);
    return { stack: name, path: at, perCore, p50, p99 };
}

function sumOf(runs: readonly Measured[]): Pick<Measured, "requests" | "seconds" | "latencies"> {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
        requests: sum(runs.map(({ requests }) => requests)),
        seconds: sum(runs.map((run) => run.seconds)),
        latencies: runs.flatMap(({ latencies }) => latencies),
    };
}

function times({ latencies }: Pick<Measured, "latencies">): string {
    return [0.5, 0.99].map((part) => percentile(latencies, part).toFixed(2).padStart(8)).join(" ");
}

async function main(): Promise<void> {
    const options = parseOptions(process.argv.slice(2));
    if (options === "help") {
        console.log(usage);
    } else {
        await bench(options);
    }
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
