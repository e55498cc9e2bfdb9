import type { DeploymentResult } from "../model/deployment";
import type { EngineEvent } from "../model/events";
import { BufferedOutput } from "./buffered-output";
import { LiveTree } from "./live-tree";
import { plainLines } from "./plain-lines";
import { policyLines } from "./policy-report";
import { Progress } from "./progress";
import { diagnosticLines, outcomeLine, outputLines, summaryLines } from "./report";
import { rowLines } from "./row-lines";
import type { RunSubject } from "./run-subject";
import { secretMask } from "./secret-mask";
import { type Styles, lookOf } from "./styles";
import { layOutTree, withAncestors } from "./tree";

/** How a run shall be shown. */
export interface DisplayOptions {
    /** Whether the properties that change are shown too. */
    readonly diff: boolean;
    readonly stream: NodeJS.WriteStream;
    readonly environment: NodeJS.ProcessEnv;
}

/** Columns of lines that no terminal bounds. */
const unbounded = 160;

/** Shows people a run while it goes on, and how it ended. */
export class Display {
    readonly #options: RunSubject & DisplayOptions;
    readonly #progress = new Progress(now);
    readonly #mask: (text: string) => string;
    readonly #live: LiveTree | undefined;
    readonly #styles: Styles;
    readonly #output: BufferedOutput;

    constructor(subject: RunSubject, options: DisplayOptions) {
        const { diff, stream, environment } = options;
        this.#options = { ...subject, ...options };
        this.#output = new BufferedOutput(stream);
        this.#mask = secretMask(subject.config);
        const { look, styles } = lookOf(stream, environment);
        this.#styles = styles;
        this.#header();
        if (look === "live" && !diff) {
            this.#output.flush();
            const title = `Rehearsing ${subject.verb}`;
            this.#live = new LiveTree(stream, this.#progress, title, subject.preview, styles, now);
        }
    }

    add(event: EngineEvent): void {
        this.#progress.add(event);
        if (this.#live === undefined) {
            const urn = "step" in event ? event.step.urn : "";
            this.#print(plainLines(event, this.#progress.rows.get(urn), { ...this.#options, styles: this.#styles }));
        }
    }

    finish(result: DeploymentResult): void {
        this.#live?.end();
        const { verb, preview, outputsBefore } = this.#options;
        const { diagnostics } = this.#progress;
        const styles = this.#styles;
        this.#print([
            "",
            ...this.#tree(),
            ...diagnosticLines(diagnostics, styles),
            ...policyLines(this.#progress, styles),
            ...outputLines(result.outputs, outputsBefore, styles),
            ...summaryLines(this.#progress, result, preview, styles),
            outcomeLine(this.#progress, result, `Rehearsal of ${verb}`, styles),
        ]);
        this.#output.flush();
    }

    /** Ends without a result, because the run couldn't be made. */
    abandon(): void {
        this.#output.flush();
        this.#live?.end();
    }

    #header(): void {
        const { verb, stack, project, engine, remarks } = this.#options;
        const { bold, faint } = this.#styles;
        this.#print([
            bold(`Rehearsal of ${verb}: stack ${stack} of project ${project} (engine: ${engine})`),
            faint("The clouds are simulated: nothing is created, no account and no credentials are used."),
            ...remarks.map((remark) => `note: ${remark}`),
            "",
        ]);
    }

    /** What changed, with everything above it. */
    #tree(): string[] {
        const { stream, preview, diff } = this.#options;
        const changed = withAncestors(this.#progress.rows, (row) => row.op !== "same" || row.status === "failed");
        if (changed.length === 0 || diff) {
            return [];
        }
        const columns = this.#live === undefined ? unbounded : Math.max(20, stream.columns - 1);
        const look = { columns, preview, styles: this.#styles, now: undefined };
        return [...rowLines(layOutTree(changed), look), ""];
    }

    #print(lines: readonly string[]): void {
        if (lines.length > 0) {
            this.#output.write(lines.map((line) => `${this.#mask(line)}\n`).join(""));
        }
    }
}

function now(): number {
    return performance.now();
}
