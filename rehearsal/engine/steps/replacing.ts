import type { DiffResult } from "../providers/provider";
import type { ProviderAccess } from "../providers/access";
import type { Reporter } from "../run/reporter";
import { CreateStep } from "./create-step";
import { DeleteStep } from "./delete-step";
import type { Dependents } from "./dependents";
import type { State } from "./goal";
import { ReplaceStep } from "./marker-steps";
import type { Seen } from "./seen";
import { type Answer, type Reasons, type Step } from "./step";

/** What steps of a replacement are worked out from. */
export interface ReplacementPlan {
    readonly old: State;
    readonly next: State;
    readonly diff: DiffResult;
    readonly deleteFirst: boolean;
    readonly answer: Answer;
}

export function reasonsOf(diff: DiffResult): Reasons {
    return { keys: diff.replaceKeys, diffs: diff.changedKeys, detailedDiff: diff.detailedDiff };
}

/** Puts the new resource beside the old one, which is deleted at the end of the run. */
export function createFirst({ old, next, diff, answer }: ReplacementPlan): Step[] {
    const reasons = reasonsOf(diff);
    return [new CreateStep(next, answer, { old, reasons, pendingDelete: true }), new ReplaceStep(old, next, reasons)];
}

/** Deletes the old resource, and before it all that can't outlive it; then creates the new one. */
export async function deleteFirst(
    { old, next, diff, answer }: ReplacementPlan,
    seen: Seen,
    dependents: Dependents,
    access: ProviderAccess,
    reporter: Reporter,
): Promise<Step[]> {
    const reasons = reasonsOf(diff);
    const steps: Step[] = [];
    for (const { state, keys } of (await dependents.of(old)).reverse()) {
        if (seen.deletedEarly.has(state)) {
            continue;
        }
        seen.dependentReplaceKeys.set(state.urn, keys);
        if (state.delete) {
            steps.push(new DeleteStep(state, "no"));
        } else {
            if (state.protect) {
                throw reporter.bail(
                    state.urn,
                    `unable to replace resource "${state.urn}" as part of replacing "${old.urn}" ` +
                        "as it is currently marked for protection. To unprotect the resource, " +
                        "remove the `protect` flag from the resource in your Pulumi " +
                        "program and run `pulumi up`, or use the command:\n" +
                        `\`pulumi state unprotect '${state.urn}'\``,
                );
            }
            steps.push(new DeleteStep(state, "before-create"));
        }
        seen.deletes.add(state.urn);
        seen.deletedEarly.add(state);
    }
    await access.ensure(old.provider);
    if (!old.pendingReplacement) {
        seen.deletes.add(old.urn);
        steps.push(new DeleteStep(old, "before-create"));
    }
    return [
        ...steps,
        new ReplaceStep(old, next, reasons),
        new CreateStep(next, answer, { old, reasons, pendingDelete: false }),
    ];
}
