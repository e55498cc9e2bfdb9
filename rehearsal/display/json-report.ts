import type { DeploymentResult } from "../model/deployment";
import type { EngineEvent, StepMetadata, StepOp } from "../model/events";
import type { ResourceState } from "../model/state";
import type { Json, JsonObject } from "../state/json";
import { encodeResource } from "../state/resource-json";
import type { Progress } from "./progress";
import { toShownMap } from "./values";

/** What a report is about. */
export interface ReportSubject {
    readonly verb: string;
    readonly project: string;
    readonly stack: string;
    readonly engine: string;
}

/**
 * The document that `--json` prints: that of `pulumi preview --json` (`config`, `steps`, `diagnostics`, `duration`,
 * `changeSummary`) with more around it. docs/rehearsal.md describes it.
 * Source: `PreviewDigest` in `pkg/display/json.go` in pulumi/pulumi.
 */
export class JsonReport {
    readonly #steps = new Map<string, JsonObject>();
    #config: Readonly<Record<string, string>> = {};

    constructor(
        private readonly subject: ReportSubject,
        private readonly mask: (text: string) => string,
    ) {}

    add(event: EngineEvent): void {
        if (event.kind === "prelude") {
            this.#config = event.config;
        } else if (event.kind === "resource-pre") {
            this.#put(event.step, event.step.op);
        } else if (event.kind === "resource-outputs") {
            // In updates the outputs are known only now, and a refresh tells only now what it found.
            const { op, urn } = event.step;
            this.#put(event.step, this.#steps.has(keyOf("refresh", urn)) ? "refresh" : op);
        }
    }

    /** @param remarks what the person should know of how settings were read */
    document(progress: Progress, result: DeploymentResult, remarks: readonly string[]): JsonObject {
        const { verb, project, stack, engine } = this.subject;
        return {
            simulated: true,
            verb,
            project,
            stack,
            engine,
            result: result.outcome,
            config: this.#config,
            steps: [...this.#steps.values()],
            changeSummary: { ...result.changes },
            outputs: toShownMap(result.outputs),
            diagnostics: [
                ...remarks.map((message) => ({ message, severity: "info" })),
                ...progress.diagnostics.map(({ urn, message, severity }) => ({
                    ...(urn === "" ? {} : { urn }),
                    message: this.mask(message),
                    severity,
                })),
            ],
            policyPacks: progress.policyPacks.map(({ pack, version, policies }) => ({ pack, version, policies })),
            policies: progress.violations.map(
                ({ urn, pack, packVersion, policy, severity, enforcement, message, source }) => ({
                    urn,
                    pack,
                    packVersion,
                    policy,
                    severity,
                    enforcement,
                    message: this.mask(message),
                    ...(source === undefined ? {} : { file: source.file, line: source.line }),
                }),
            ),
            remediations: progress.remediations.map(({ urn, pack, policy, before, after }) => ({
                urn,
                pack,
                policy,
                before: toShownMap(before),
                after: toShownMap(after),
            })),
            /** In seconds. */
            duration: progress.summary?.seconds ?? 0,
        };
    }

    #put(step: StepMetadata, begunAs: StepOp): void {
        if (!step.internal) {
            this.#steps.set(keyOf(begunAs, step.urn), stepJson(step));
        }
    }
}

function keyOf(op: StepOp, urn: string): string {
    return `${op} ${urn}`;
}

function stepJson(step: StepMetadata): JsonObject {
    const { op, urn, provider, old, new: next, keys, diffs, detailedDiff } = step;
    const details = Object.entries(detailedDiff ?? {}).map(([path, { kind, inputDiff }]): [string, Json] => [
        path,
        { kind, inputDiff },
    ]);
    return {
        op,
        urn,
        ...(provider === "" ? {} : { provider }),
        ...(old === undefined ? {} : { oldState: stateJson(old) }),
        ...(next === undefined ? {} : { newState: stateJson(next) }),
        ...(diffs.length === 0 ? {} : { diffReasons: diffs }),
        ...(keys.length === 0 ? {} : { replaceReasons: keys }),
        detailedDiff: detailedDiff === undefined ? null : Object.fromEntries(details),
    };
}

/** A resource as the state has it, with marks in place of secrets and unknown values. */
function stateJson(state: ResourceState): JsonObject {
    const shown = {
        ...state,
        inputs: toShownMap(state.inputs),
        outputs: toShownMap(state.outputs),
        replacementTrigger: undefined,
    };
    return encodeResource(shown, "plaintext");
}
