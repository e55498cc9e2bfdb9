import type { DeploymentResult } from "../model/deployment";
import type { EngineEvent, StepMetadata, StepOp } from "../model/events";
import type { ResourceState } from "../model/state";
import type { Json, JsonObject } from "../state/json";
import { encodeResource } from "../state/resource-json";
import { Progress } from "./progress";
import type { RunSubject } from "./run-subject";
import { secretMask } from "./secret-mask";
import { toShownMap } from "./values";

/**
 * Makes the document that `--json` prints: that of `pulumi preview --json` (`config`, `steps`, `diagnostics`, `duration`,
 * `changeSummary`) with more around it. docs/rehearsal.md describes it.
 * Source: `PreviewDigest` in `pkg/display/json.go` in pulumi/pulumi.
 */
export class DocumentDisplay {
    readonly #steps = new Map<string, () => JsonObject>();
    readonly #progress = new Progress(() => performance.now());
    readonly #mask: (text: string) => string;
    #config: Readonly<Record<string, string>> = {};

    /** @param take what to do with it; not called where a run has no result */
    constructor(
        private readonly subject: RunSubject,
        private readonly take: (document: JsonObject) => void,
    ) {
        this.#mask = secretMask(subject.config);
    }

    add(event: EngineEvent): void {
        this.#progress.add(event);
        if (event.kind === "prelude") {
            this.#config = event.config;
        } else if (event.kind === "resource-pre") {
            const { step } = event;
            // Told only of steps that don't end: of the others more is known then.
            this.#put(step, step.op, () => stepJson(step));
        } else if (event.kind === "resource-outputs") {
            // In updates the outputs are known only now, and a refresh tells only now what it found.
            const { step } = event;
            const json = stepJson(step);
            this.#put(step, this.#steps.has(keyOf("refresh", step.urn)) ? "refresh" : step.op, () => json);
        }
    }

    finish(result: DeploymentResult): void {
        this.take(this.#document(result));
    }

    abandon(): void {
        // There is nothing to tell.
    }

    #document(result: DeploymentResult): JsonObject {
        const { verb, project, stack, engine, remarks } = this.subject;
        const progress = this.#progress;
        return {
            simulated: true,
            verb,
            project,
            stack,
            engine,
            result: result.outcome,
            config: this.#config,
            steps: [...this.#steps.values()].map((json) => json()),
            changeSummary: { ...result.changes },
            outputs: toShownMap(result.outputs),
            diagnostics: [
                ...remarks.map((message) => ({ message, severity: "info" })),
                ...progress.diagnostics.map(({ urn, message, severity }) => ({
                    ...(urn === "" ? {} : { urn }),
                    message: this.#mask(message),
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
                    message: this.#mask(message),
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

    #put({ internal, urn }: StepMetadata, begunAs: StepOp, json: () => JsonObject): void {
        if (!internal) {
            this.#steps.set(keyOf(begunAs, urn), json);
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
