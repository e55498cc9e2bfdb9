import type { Goal, State } from "./goal";

/**
 * What the run has seen and decided so far, by URN. Decisions about one resource depend on those about others.
 * Source: the maps of `stepGenerator` in `pkg/resource/deploy/step_generator.go`.
 */
export class Seen {
    readonly urns = new Set<string>();
    readonly goals = new Map<string, Goal>();
    /** Provider resources of this run, by their URN and by the one they had before. */
    readonly providers = new Map<string, State>();
    readonly reads = new Set<string>();
    readonly creates = new Set<string>();
    readonly sames = new Set<string>();
    readonly updates = new Set<string>();
    readonly replaces = new Set<string>();
    readonly imports = new Set<string>();
    readonly deletes = new Set<string>();
    /** Old resources for which a deletion ahead of a replacement was decided. */
    readonly deletedEarly = new Set<State>();
    /** Why a resource will have to be replaced once it is registered, where that was decided for another's sake. */
    readonly dependentReplaceKeys = new Map<string, readonly string[]>();
    /** New URNs by the old URNs that they were matched with, and the reverse. */
    readonly newByAlias = new Map<string, string>();
    readonly aliasByNew = new Map<string, string>();

    /** Whether anything but a creation or deletion was decided for a resource of the state. */
    isOperatedOn(urn: string): boolean {
        const current = this.newByAlias.get(urn) ?? urn;
        return [this.sames, this.updates, this.replaces, this.reads].some((set) => set.has(current));
    }

    /** Whether anything at all was decided. */
    isDecided(urn: string): boolean {
        return (
            this.creates.has(urn) ||
            this.deletes.has(urn) ||
            [this.sames, this.updates, this.replaces, this.reads].some((set) => set.has(urn))
        );
    }
}
