import type { ProviderAccess } from "../providers/access";
import { DeleteStep } from "../steps/delete-step";
import type { State } from "../steps/goal";
import { RemovePendingReplaceStep } from "../steps/marker-steps";
import type { Seen } from "../steps/seen";
import type { Step } from "../steps/step";
import type { BaseState } from "./base-state";
import type { Executor } from "./executor";

/** What is not wanted any more: old halves of replacements, and what the program did not register. */
function deletionOf(state: State, seen: Seen): Step | undefined {
    if (state.delete) {
        return seen.deletedEarly.has(state) ? undefined : new DeleteStep(state, "after-create");
    }
    if (seen.isOperatedOn(state.urn)) {
        return undefined;
    }
    return state.pendingReplacement ? new RemovePendingReplaceStep(state) : new DeleteStep(state, "no");
}

/**
 * Deletes what is not wanted any more, so that nothing is deleted while something condemned needs it.
 * Source: `GenerateDeletes` and `ScheduleDeletes` in `pkg/resource/deploy/step_generator.go`, `performPostSteps` in
 * `pkg/resource/deploy/deployment_executor.go`.
 */
export async function deleteUnwanted(
    base: BaseState,
    seen: Seen,
    access: ProviderAccess,
    executor: Executor,
): Promise<void> {
    const steps = new Map<State, Step>();
    for (const state of base.resources) {
        const step = deletionOf(state, seen);
        if (step !== undefined) {
            seen.deletes.add(state.urn);
            steps.set(state, step);
            await access.ensure(state.provider);
        }
    }
    if (steps.size === 0) {
        return;
    }
    const keep = new Set<State>();
    let known = 0;
    for (const group of base.graph.deletionGroups(new Set(steps.keys()))) {
        for (const failed of executor.failedSteps.slice(known)) {
            for (const state of [failed.state, failed.old]) {
                if (state !== undefined && base.graph.has(state)) {
                    base.graph.transitiveDependenciesOf(state).forEach((needed) => keep.add(needed));
                }
            }
        }
        known = executor.failedSteps.length;
        const chains = group.flatMap((state) => {
            const step = keep.has(state) ? undefined : steps.get(state);
            return step === undefined ? [] : [executor.execute([step])];
        });
        await Promise.all(chains);
    }
}
