import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Measured, measure } from "./measure";
import { emptyProgram, makeProject, releasesProgram, repository } from "./projects";
import { runRuntimeAlone } from "./runtime-alone";

const main = join(repository, "rehearsal", "main.js");
const reportMain = join(repository, "rehearsal", "report", "main.js");
const middle = 1_000;
const amounts = [100, middle, 5_000];
/** Previews are short: the best of several counts, so that what else the machine does counts less. */
const previewRounds = 5;

/** Measures the rehearsal and prints a table, and the ratios that do not depend on the machine. */
async function bench(): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), "rehearsal-bench-"));
    try {
        const empty = makeProject(join(directory, "empty"), emptyProgram);
        console.log("what                                 seconds   resources/s   CPU s   peak MB (all processes)");
        const [dev, none] = await alternate(
            () => rehearse("preview", repository, join(directory, "state")),
            () => rehearse("preview", empty, join(directory, "state")),
        );
        row("preview of dev", dev, undefined);
        row("preview of an empty program", none, undefined);
        const report = await measure(
            process.execPath,
            [reportMain, "--base", "HEAD", "--stack", "all", "--out", join(directory, "report")],
            repository,
        );
        row("report of all stacks", report, undefined);
        const runs: Measured[] = [];
        for (const amount of amounts) {
            const project = makeProject(join(directory, `releases-${amount}`), releasesProgram(amount));
            const run = await rehearse("up", project, join(directory, `state-${amount}`));
            row(`up of ${amount} releases`, run, amount);
            runs.push(run);
        }
        const alone = await runRuntimeAlone(join(directory, `releases-${middle}`));
        row(`${middle} releases, the runtime alone`, alone, middle);
        console.log(`\ndev / empty program:                 ${ratio(dev, none)}`);
        console.log(`report of all stacks / preview of dev: ${ratio(report, dev)}`);
        console.log(`cost of a release, by growth:        ${growth(runs)}`);
        const whole = runs[amounts.indexOf(middle)] ?? alone;
        console.log(`up of ${middle} / the runtime alone:     ${ratio(whole, alone)}`);
    } finally {
        rmSync(directory, { recursive: true });
    }
}

async function rehearse(verb: string, project: string, state: string): Promise<Measured> {
    return measure(process.execPath, [main, verb, "--stack", "dev", "--cwd", project, "--state", state], project);
}

/** The best round of each, taken in turns. */
async function alternate(a: () => Promise<Measured>, b: () => Promise<Measured>): Promise<[Measured, Measured]> {
    let best: [Measured, Measured] = [await a(), await b()];
    for (let round = 1; round < previewRounds; round += 1) {
        best = [faster(best[0], await a()), faster(best[1], await b())];
    }
    return best;
}

function faster(a: Measured, b: Measured): Measured {
    return a.seconds < b.seconds ? a : b;
}

/** What one more release costs between two sizes; flat means that the cost grows with the number only. */
function growth(runs: readonly Measured[]): string {
    return amounts
        .slice(1)
        .map((amount, index) => {
            const [smaller, run, before] = [amounts[index] ?? 0, runs[index + 1], runs[index]];
            const cost = (measured: Measured | undefined): number => measured?.cpuSeconds ?? measured?.seconds ?? 0;
            const each = (cost(run) - cost(before)) / (amount - smaller);
            return `${(each * 1000).toFixed(2)} ms from ${smaller} to ${amount}`;
        })
        .join(", ");
}

function row(what: string, measured: Measured, resources: number | undefined): void {
    const { seconds, cpuSeconds, megabytes } = measured;
    const rate = resources === undefined ? "" : Math.round(resources / seconds).toString();
    const columns = [
        what.padEnd(36),
        seconds.toFixed(2).padStart(8),
        rate.padStart(14),
        (cpuSeconds?.toFixed(2) ?? "-").padStart(8),
        (megabytes?.toFixed() ?? "-").padStart(10),
    ];
    console.log(columns.join(""));
}

/** By the time that passed, and by CPU time. */
function ratio(a: Measured, b: Measured): string {
    const cpu = (a.cpuSeconds ?? NaN) / (b.cpuSeconds ?? NaN);
    return `${(a.seconds / b.seconds).toFixed(2)}${Number.isNaN(cpu) ? "" : ` (CPU time ${cpu.toFixed(2)})`}`;
}

void bench();
