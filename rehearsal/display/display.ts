import type { Config, DeploymentResult } from "../model/deployment";
import type { EngineEvent } from "../model/events";
import type { PropertyMap } from "../model/values";
import { BufferedOutput } from "./buffered-output";
import { JsonReport } from "./json-report";
import { LiveTree } from "./live-tree";
import { plainLines } from "./plain-lines";
import { policyLines } from "./policy-report";
import { Progress } from "./progress";
import { diagnosticLines, outcomeLine, outputLines, summaryLines } from "./report";
import { rowLines } from "./row-lines";
import { secretMask } from "./secret-mask";
import { type Styles, lookOf } from "./styles";
import { layOutTree, withAncestors } from "./tree";

/** What is run, and how it shall be shown. */
export interface DisplayOptions {
    readonly verb: string;
    readonly project: string;
    readonly stack: string;
    readonly engine: string;
    readonly preview: boolean;
    readonly json: boolean;
    readonly diff: boolean;
    readonly config: Config;
    /** The stack's outputs before the run. */
    readonly outputsBefore: PropertyMap;
    /** What the person should know of how settings were read. */
    readonly remarks: readonly string[];
    readonly stream: NodeJS.WriteStream;
    readonly environment: NodeJS.ProcessEnv;
}

/** Columns of lines that no terminal bounds. */
const unbounded = 160;

/** Shows a run while it goes on, and how it ended. */
export class Display {
    readonly #options: DisplayOptions;
    readonly #progress = new Progress(now);
    readonly #mask: (text: string) => string;
    readonly #report: JsonReport | undefined;
    readonly #live: LiveTree | undefined;
    readonly #styles: Styles;
    readonly #output: BufferedOutput;

    constructor(options: DisplayOptions) {
        this.#options = options;
        this.#output = new BufferedOutput(options.stream);
        this.#mask = secretMask(options.config);
        const { look, styles } = lookOf(options.stream, options.environment);
        this.#styles = styles;
        if (options.json) {
            this.#report = new JsonReport(options, this.#mask);
            return;
        }
        this.#header();
        if (look === "live" && !options.diff) {
            this.#output.flush();
            const title = `Rehearsing ${options.verb}`;
            this.#live = new LiveTree(options.stream, this.#progress, title, options.preview, styles, now);
        }
    }

    add(event: EngineEvent): void {
        this.#progress.add(event);
        this.#report?.add(event);
        if (this.#report === undefined && this.#live === undefined) {
            const urn = "step" in event ? event.step.urn : "";
            this.#print(plainLines(event, this.#progress.rows.get(urn), { ...this.#options, styles: this.#styles }));
        }
    }

    finish(result: DeploymentResult): void {
        this.#live?.end();
        if (this.#report !== undefined) {
            const document = this.#report.document(this.#progress, result, this.#options.remarks);
            this.#output.write(`${JSON.stringify(document, null, 4)}\n`);
            this.#output.flush();
            return;
        }
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
