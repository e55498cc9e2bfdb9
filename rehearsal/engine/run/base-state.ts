import { DependencyGraph } from "../steps/dependency-graph";
import type { State } from "../steps/goal";

/** The state that a run starts from, in the forms that its parts need. */
export class BaseState {
    private readonly living = new Map<string, State>();
    private dependencyGraph: DependencyGraph<State> | undefined;

    constructor(readonly resources: readonly State[]) {
        for (const state of resources) {
            if (state.delete) {
                continue;
            }
            if (this.living.has(state.urn)) {
                throw new Error(`unexpected duplicate resource '${state.urn}'`);
            }
            this.living.set(state.urn, state);
        }
    }

    /** The resource of a URN; one that only waits to be deleted does not count. */
    get(urn: string): State | undefined {
        return this.living.get(urn);
    }

    all(): Iterable<State> {
        return this.living.values();
    }

    get graph(): DependencyGraph<State> {
        this.dependencyGraph ??= new DependencyGraph(this.resources);
        return this.dependencyGraph;
    }
}
