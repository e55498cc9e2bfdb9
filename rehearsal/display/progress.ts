import { nameOf, typeOf } from "../model/urn";
import type { EngineEvent, Severity, StepMetadata, StepOp } from "../model/events";

export type RowStatus = "running" | "done" | "failed";

/** One resource as the display shows it. */
export interface Row {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN of the parent, or empty. */
    parent: string;
    op: StepOp;
    status: RowStatus;
    /** In milliseconds, by the clock that the progress was given. */
    started: number;
    ended: number;
    /** The passing remark of a provider about what it is doing. */
    remark: string;
}

export interface Diagnostic {
    readonly urn: string;
    readonly severity: Severity;
    readonly message: string;
}

export type PolicyPackInfo = Extract<EngineEvent, { kind: "policy-pack" }>;
export type PolicyViolation = Extract<EngineEvent, { kind: "policy" }>;
export type PolicyRemediation = Extract<EngineEvent, { kind: "policy-remediation" }>;
export type RunSummary = Extract<EngineEvent, { kind: "summary" }>;

/** How many of the rows that ended last are remembered; more than a screen has lines. */
const mostRecent = 100;

/** What is known of a run so far: the events, folded. */
export class Progress {
    readonly rows = new Map<string, Row>();
    readonly diagnostics: Diagnostic[] = [];
    readonly policyPacks: PolicyPackInfo[] = [];
    readonly violations: PolicyViolation[] = [];
    readonly remediations: PolicyRemediation[] = [];
    summary: RunSummary | undefined;
    /** What is being worked on. */
    readonly running = new Set<Row>();
    /** The rows that ended last, the latest at the end. */
    readonly recent: Row[] = [];
    finished = 0;

    constructor(private readonly now: () => number) {}

    add(event: EngineEvent): void {
        switch (event.kind) {
            case "resource-pre":
                this.#begin(event.step);
                break;
            case "resource-outputs":
                this.#end(event.step, "done");
                break;
            case "resource-failed":
                this.#end(event.step, "failed");
                break;
            case "diagnostic":
                this.#diagnose(event);
                break;
            case "stdout":
                this.diagnostics.push({ urn: "", severity: "info", message: event.message });
                break;
            case "policy-pack":
                this.policyPacks.push(event);
                break;
            case "policy":
                this.violations.push(event);
                break;
            case "policy-remediation":
                this.remediations.push(event);
                break;
            case "summary":
                this.summary = event;
                break;
            case "prelude":
                break;
        }
    }

    #begin(step: StepMetadata): void {
        if (step.internal) {
            return;
        }
        const row = this.#rowOf(step);
        this.running.add(row);
        row.status = "running";
        row.started = this.now();
        row.op = betterOp(row.op, step.op);
    }

    #end(step: StepMetadata, status: RowStatus): void {
        if (step.internal) {
            return;
        }
        const row = this.#rowOf(step);
        if (this.running.delete(row)) {
            this.finished += 1;
            this.recent.push(row);
            this.recent.splice(0, this.recent.length - mostRecent);
        }
        row.status = status;
        row.ended = this.now();
        row.remark = "";
        // A refresh tells only in the end what it found.
        row.op = row.op === "refresh" ? step.op : betterOp(row.op, step.op);
    }

    #rowOf(step: StepMetadata): Row {
        const state = step.new ?? step.old;
        const known = this.rows.get(step.urn);
        if (known !== undefined) {
            known.parent = state?.parent ?? known.parent;
            return known;
        }
        const started = this.now();
        const row: Row = {
            urn: step.urn,
            type: typeOf(step.urn),
            name: nameOf(step.urn),
            parent: state?.parent ?? "",
            op: step.op,
            status: "done",
            started,
            ended: started,
            remark: "",
        };
        this.rows.set(step.urn, row);
        return row;
    }

    #diagnose({ urn, severity, message, ephemeral }: Extract<EngineEvent, { kind: "diagnostic" }>): void {
        if (severity === "debug") {
            return;
        }
        if (!ephemeral) {
            this.diagnostics.push({ urn, severity, message });
            return;
        }
        const row = this.rows.get(urn);
        if (row !== undefined) {
            row.remark = message;
        }
    }
}

/** A replacement is made of several steps of one resource; the one that says "replace" names the whole. */
function betterOp(known: StepOp, next: StepOp): StepOp {
    return known === "replace" ? known : next;
}
