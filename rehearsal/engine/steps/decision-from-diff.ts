import { DiffUnavailable } from "../providers/failures";
import { type DiffResult, isReplacement, noDiff } from "../providers/provider";
import { parseReference } from "../providers/reference";
import { Bail } from "../run/reporter";
import { nameOf } from "../../model/urn";
import { equalMaps } from "../../model/equality";
import { containsUnknowns } from "../../model/inspect";
import { describeFailures, describeValue } from "./check-failures";
import type { Dependents } from "./dependents";
import { applyReplaceOnChanges, diffResource, isTriggered } from "./diffing";
import type { GeneratorContext, Prepared } from "./generation";
import type { State } from "./goal";
import { providerForcesReplacement } from "./provider-change";
import { createFirst, deleteFirst, reasonsOf } from "./replacing";
import { SameStep } from "./same-step";
import type { Seen } from "./seen";
import type { Step } from "./step";
import { UpdateStep } from "./update-step";

function replacementBecause(key: string): DiffResult {
    return { ...noDiff, changes: "some", replaceKeys: [key] };
}

/**
 * Decides between same, update and replace for a resource that exists.
 * Source: `generateStepsFromDiff`, `diff` and `continueStepsFromDiff` in `pkg/resource/deploy/step_generator.go`.
 */
export class DecisionFromDiff {
    constructor(
        private readonly context: GeneratorContext,
        private readonly seen: Seen,
        private readonly dependents: Dependents,
    ) {}

    async decide(prepared: Prepared, old: State): Promise<Step[]> {
        const { next, urn } = prepared;
        const { preview, reporter } = this.context;
        if (!preview && containsUnknowns(next.replacementTrigger ?? null)) {
            throw reporter.bail(urn, `replacement trigger contains unknowns for ${urn}`);
        }
        const triggered = isTriggered(old.replacementTrigger, next.replacementTrigger);
        const found: DiffResult = triggered ? { ...noDiff, changes: "some" } : await this.diff(prepared, old);
        const unhealthy = old.initErrors.length > 0;
        const diff = applyReplaceOnChanges(found, next.replaceOnChanges, unhealthy);
        if (old.pendingReplacement || (diff.changes === "some" && (triggered || isReplacement(diff)))) {
            return this.replace(prepared, old, diff);
        }
        if (diff.changes === "some" || unhealthy) {
            this.seen.updates.add(urn);
            const { answer, goal } = prepared.registration;
            return [new UpdateStep(old, next, answer, reasonsOf(diff), goal.ignoreChanges)];
        }
        return this.same(prepared, old);
    }

    /** The provider resource that a reference names, of this run or of the state. */
    providerResource(reference: string): State | undefined {
        const { urn, id } = parseReference(reference);
        const old = this.context.base.get(urn);
        return this.seen.providers.get(urn) ?? (old?.id === id ? old : undefined);
    }

    private same({ registration, next, urn }: Prepared, old: State): Step[] {
        if (this.seen.imports.has(urn)) {
            registration.answer({ state: old, outcome: "success" });
            this.seen.sames.add(urn);
            return [];
        }
        this.seen.sames.add(urn);
        return [new SameStep(old, next, registration.answer)];
    }

    private async diff({ next, urn, manager, registration }: Prepared, old: State): Promise<DiffResult> {
        const { base, access, preview, reporter } = this.context;
        if (next.replaceWith.some((other) => this.seen.replaces.has(other))) {
            return replacementBecause("replaceWith");
        }
        if (this.seen.replaces.has(next.deletedWith)) {
            return replacementBecause("deletedWith");
        }
        if (await providerForcesReplacement(old, next, base, this.seen, access)) {
            return replacementBecause("provider");
        }
        const loaded = await manager;
        if (loaded === undefined) {
            return equalMaps(old.inputs, next.inputs) ? noDiff : { ...noDiff, changes: "some" };
        }
        try {
            return await diffResource(loaded, {
                urn,
                id: old.id,
                oldInputs: old.inputs,
                oldOutputs: old.outputs,
                newInputs: next.inputs,
                allowUnknowns: preview,
                ignoreChanges: registration.goal.ignoreChanges,
            });
        } catch (error) {
            if (!(error instanceof DiffUnavailable)) {
                throw error;
            }
            reporter.warn(urn, error.message);
            return { ...noDiff, changes: "some" };
        }
    }

    private async replace(prepared: Prepared, old: State, diff: DiffResult): Promise<Step[]> {
        const { next, urn, registration } = prepared;
        const { goal, answer } = registration;
        const { access, reporter } = this.context;
        this.refuseProtected(next, old);
        this.refuseImported(prepared, old, diff);
        this.seen.replaces.add(urn);
        await this.checkAgain(prepared);
        const plan = {
            old,
            next,
            diff,
            answer,
            deleteFirst: goal.deleteBeforeReplace ?? diff.deleteBeforeReplace,
        };
        return plan.deleteFirst ? deleteFirst(plan, this.seen, this.dependents, access, reporter) : createFirst(plan);
    }

    private refuseProtected(next: State, old: State): void {
        if (!next.protect || !old.protect) {
            return;
        }
        const { preview, reporter } = this.context;
        const bail = reporter.bail(
            next.urn,
            `unable to replace resource "${next.urn}"\n` +
                "as it is currently marked for protection. To unprotect the resource, " +
                "remove the `protect` flag from the resource in your Pulumi " +
                "program and run `pulumi up`",
        );
        if (!preview) {
            throw bail;
        }
    }

    private refuseImported({ next, urn, registration }: Prepared, old: State, diff: DiffResult): void {
        if (registration.goal.importId === "") {
            return;
        }
        const lines = diff.replaceKeys.map(
            (key) => `${key}: ${describeValue(old.inputs[key] ?? null)} => ${describeValue(next.inputs[key] ?? null)}`,
        );
        const message =
            "previously-imported resources that still specify an ID may not be replaced; " +
            `please remove the \`import\` declaration from your program;\n${lines.join("\n")}`;
        if (!this.context.preview) {
            throw new Error(message);
        }
        this.context.reporter.warn(urn, message);
    }

    /** Has the inputs checked once more, as those of a new resource: defaults of the old one don't carry over. */
    private async checkAgain({ next, urn, manager, registration, randomSeed }: Prepared): Promise<void> {
        const { preview, reporter } = this.context;
        const result = await (
            await manager
        )?.check({ urn, olds: undefined, news: registration.goal.inputs, preview, randomSeed });
        if (result === undefined) {
            return;
        }
        for (const message of describeFailures(next.type, nameOf(urn), next.inputs, result.failures)) {
            reporter.error(urn, message);
        }
        if (result.failures.length > 0) {
            throw new Bail(`resource ${urn} has check errors`);
        }
        next.inputs = result.inputs;
    }
}
