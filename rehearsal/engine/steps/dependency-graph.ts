import type { ResourceState } from "../../model/state";
import { parseReference } from "../providers/reference";

/** The URNs that a resource needs, other than its parent: dependencies of any kind, and its provider. */
export function neededUrns(state: ResourceState): string[] {
    return [
        ...state.dependencies,
        ...Object.values(state.propertyDependencies).flat(),
        ...(state.deletedWith === "" ? [] : [state.deletedWith]),
        ...state.replaceWith,
        ...(state.provider === "" ? [] : [parseReference(state.provider).urn]),
    ];
}

/**
 * Who needs whom among the resources of a snapshot, in which what a resource needs stands before it.
 * Source: `pkg/resource/graph/dependency_graph.go` in pulumi/pulumi.
 */
export class DependencyGraph<State extends ResourceState> {
    private readonly index = new Map<State, number>();
    private readonly byUrn = new Map<string, number[]>();
    private readonly descendants = new Map<string, number[]>();

    constructor(private readonly resources: readonly State[]) {
        const parents = new Map<string, string>();
        resources.forEach((state, position) => {
            this.index.set(state, position);
            this.byUrn.set(state.urn, [...(this.byUrn.get(state.urn) ?? []), position]);
            parents.set(state.urn, state.parent);
            for (let parent = state.parent; parent !== ""; parent = parents.get(parent) ?? "") {
                const family = this.descendants.get(parent);
                if (family === undefined) {
                    this.descendants.set(parent, [position]);
                } else {
                    family.push(position);
                }
            }
        });
    }

    has(state: State): boolean {
        return this.index.has(state);
    }

    /** All that need `root`, directly or not, in order; children alone do not count. Ignored URNs are passed over. */
    dependingOn(root: State, ignored: (urn: string) => boolean): State[] {
        const found = new Set([root.urn]);
        const after = this.resources.slice((this.index.get(root) ?? this.resources.length) + 1);
        return after.filter((candidate) => {
            const depends = !ignored(candidate.urn) && neededUrns(candidate).some((urn) => found.has(urn));
            if (depends) {
                found.add(candidate.urn);
            }
            return depends;
        });
    }

    /** What a resource needs directly: its parent, what it names, and everything below components that it names. */
    dependenciesOf(state: State): Set<State> {
        const position = this.index.get(state) ?? 0;
        const result = new Set<State>();
        const add = (candidates: readonly number[]): void => {
            for (const candidate of candidates) {
                const dependency = candidate < position ? this.resources[candidate] : undefined;
                if (dependency !== undefined) {
                    result.add(dependency);
                }
            }
        };
        for (const urn of new Set(neededUrns(state))) {
            const named = this.byUrn.get(urn) ?? [];
            add(named);
            if (named.some((candidate) => this.resources[candidate]?.custom === false)) {
                add(this.descendants.get(urn) ?? []);
            }
        }
        add(this.byUrn.get(state.parent) ?? []);
        return result;
    }

    /** Everything that a resource needs, directly or not. */
    transitiveDependenciesOf(state: State): Set<State> {
        const result = new Set<State>();
        const waiting = [state];
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            for (const dependency of this.dependenciesOf(next)) {
                if (!result.has(dependency)) {
                    result.add(dependency);
                    waiting.push(dependency);
                }
            }
        }
        return result;
    }

    /**
     * Groups resources for deletion: all of one group may be deleted at once, and a group only after those before it,
     * so that nothing is deleted while something condemned still needs it.
     */
    deletionGroups(condemned: ReadonlySet<State>): State[][] {
        const depths = new Map<State, number>();
        const groups: State[][] = [];
        for (const state of this.resources) {
            if (condemned.has(state)) {
                let depth = 0;
                for (const dependency of this.dependenciesOf(state)) {
                    depth = Math.max(depth, (depths.get(dependency) ?? -1) + 1);
                }
                depths.set(state, depth);
                (groups[depth] ??= []).push(state);
            }
        }
        return groups.reverse();
    }
}
