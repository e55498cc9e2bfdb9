import type { EngineEvent, Severity, StepOp } from "../../model/events";
import { isInternal, metadataOf, type Step } from "../steps/step";
import { equalMaps } from "../../model/equality";

/** An error that has been reported already, so that whoever catches it only has to stop. */
export class Bail extends Error {}

/** Tells of a run as it goes, and counts. Source: `pkg/engine/update.go` in pulumi/pulumi. */
export class Reporter {
    readonly changes: Partial<Record<StepOp, number>> = {};
    /** True once something was reported that makes the run count as failed. */
    failed = false;

    constructor(
        readonly emit: (event: EngineEvent) => void,
        private readonly preview: boolean,
        /** Whether the run is nothing but a refresh, so that what it finds counts. */
        private readonly refreshOnly: boolean,
    ) {}

    diagnostic(severity: Severity, urn: string, message: string, ephemeral = false): void {
        this.emit({ kind: "diagnostic", severity, urn, message, ephemeral });
    }

    warn(urn: string, message: string): void {
        this.diagnostic("warning", urn, message);
    }

    info(urn: string, message: string): void {
        this.diagnostic("info", urn, message);
    }

    error(urn: string, message: string): void {
        this.failed = true;
        this.diagnostic("error", urn, message);
    }

    /** Reports an error and returns what to throw after it. */
    bail(urn: string, message: string): Bail {
        this.error(urn, message);
        return new Bail(message);
    }

    stepBegins(step: Step): void {
        this.emit({ kind: "resource-pre", step: metadataOf(step, step.op) });
    }

    stepSucceeded(step: Step): void {
        const op = this.refreshOnly ? step.resultOp : step.op;
        if (this.counts(step) && !isInternal(step)) {
            this.changes[op] = (this.changes[op] ?? 0) + 1;
        }
        const shown = step.state.custom || step.op === "refresh" || step.op === "delete";
        if (this.preview || shown) {
            this.emit({ kind: "resource-outputs", step: metadataOf(step, op) });
        }
    }

    /** The outputs of a component are there. */
    outputsRegistered(step: Step): void {
        this.emit({ kind: "resource-outputs", step: metadataOf(step, step.op) });
    }

    stepFailed(step: Step, message: string): void {
        const urn = isInternal(step) ? "" : step.urn;
        this.error(urn, this.preview ? `Preview failed: ${message}` : message);
        if (!this.preview) {
            this.emit({ kind: "resource-failed", step: metadataOf(step, step.op) });
        }
    }

    private counts(step: Step): boolean {
        if (step.op === "read") {
            return step.old !== undefined && !equalMaps(step.old.outputs, step.next?.outputs ?? {});
        }
        return step.logical || (step.op === "refresh" && this.refreshOnly);
    }
}
