import type { ResourceState } from "../../model/state";
import { formatReference, parseReference } from "../providers/reference";
import { neededUrns } from "../steps/dependency-graph";

/** New URNs of renamed resources by their old ones. */
export type Renames = ReadonlyMap<string, string>;

/**
 * Makes a state refer to renamed resources by their new URNs, and forget its own aliases.
 * Source: `NormalizeURNReferences` in `pkg/resource/deploy/snapshot.go`.
 */
export function renameReferences(state: ResourceState, renames: Renames): ResourceState {
    if (renames.size === 0) {
        return state.aliases.length === 0 ? { ...state } : { ...state, aliases: [] };
    }
    const renamed = (urn: string): string => renames.get(urn) ?? urn;
    const provider = state.provider === "" ? undefined : parseReference(state.provider);
    const byProperty = Object.entries(state.propertyDependencies).map(([key, urns]): [string, string[]] => [
        key,
        urns.map(renamed),
    ]);
    return {
        ...state,
        parent: renamed(state.parent),
        provider: provider === undefined ? "" : formatReference({ ...provider, urn: renamed(provider.urn) }),
        dependencies: state.dependencies.map(renamed),
        propertyDependencies: Object.fromEntries(byProperty),
        deletedWith: renamed(state.deletedWith),
        replaceWith: state.replaceWith.map(renamed),
        aliases: [],
    };
}

/** Who refers to whom in a snapshot, by position. */
export class ReferenceIndex {
    private readonly positions = new Map<string, number[]>();

    constructor(resources: readonly (ResourceState | undefined)[]) {
        resources.forEach((state, position) => {
            for (const urn of new Set(state === undefined ? [] : [...neededUrns(state), state.parent])) {
                const list = this.positions.get(urn);
                if (list === undefined) {
                    this.positions.set(urn, [position]);
                } else {
                    list.push(position);
                }
            }
        });
    }

    /** The positions of all that refer to a URN. */
    referringTo(urn: string): readonly number[] {
        return this.positions.get(urn) ?? [];
    }
}
