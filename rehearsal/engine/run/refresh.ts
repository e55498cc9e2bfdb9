import type { ProviderAccess } from "../providers/access";
import { neededUrns } from "../steps/dependency-graph";
import type { State } from "../steps/goal";
import { RefreshStep } from "../steps/refresh-step";
import type { Executor } from "./executor";
import type { Journal } from "./journal";

/** Removes references to what is gone, and inputs that depend on nothing any more. True if anything changed. */
function prune(state: State, known: ReadonlySet<string>): boolean {
    const left = (urns: readonly string[]): string[] => urns.filter((urn) => known.has(urn));
    const byProperty = Object.entries(state.propertyDependencies)
        .map(([key, urns]): [string, string[]] => [key, left(urns)])
        .filter(([, urns]) => urns.length > 0);
    const gone = [...neededUrns(state), state.parent].some((urn) => urn !== "" && !known.has(urn));
    if (!gone && byProperty.length === Object.keys(state.propertyDependencies).length) {
        return false;
    }
    state.dependencies = left(state.dependencies);
    state.propertyDependencies = Object.fromEntries(byProperty);
    state.replaceWith = left(state.replaceWith);
    state.deletedWith = known.has(state.deletedWith) ? state.deletedWith : "";
    state.parent = known.has(state.parent) ? state.parent : "";
    return true;
}

/**
 * Finds out what has become of the resources, and returns the states that remain. What can't be read stays as it was.
 * Source: `refresh` and `rebuildBaseState` in `pkg/resource/deploy/deployment_executor.go`.
 */
export async function refreshResources(
    states: readonly State[],
    wanted: (state: State) => boolean,
    executor: Executor,
    journal: Journal,
    access: ProviderAccess,
): Promise<State[]> {
    const steps = new Map<State, RefreshStep>();
    for (const state of states) {
        if (wanted(state)) {
            await access.ensure(state.provider);
            steps.set(state, new RefreshStep(state));
        }
    }
    await Promise.all([...steps.values()].map((step) => executor.execute([step])));
    const known = new Set<string>();
    const remaining: State[] = [];
    const writes: Promise<void>[] = [];
    for (const state of states) {
        const step = steps.get(state);
        const current = step === undefined ? state : step.next;
        if (current !== undefined) {
            if (prune(current, known)) {
                writes.push(journal.rewrite(current));
            }
            known.add(current.urn);
            remaining.push(current);
        }
    }
    await Promise.all(writes);
    return remaining;
}
