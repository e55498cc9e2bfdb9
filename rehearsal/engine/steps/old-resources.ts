import type { Reporter } from "../run/reporter";
import type { BaseState } from "../run/base-state";
import { type AliasedResource, aliasUrns } from "./aliases";
import type { State } from "./goal";
import type { Seen } from "./seen";

/** The state that a registration goes on from. */
export interface FoundState {
    readonly old: State | undefined;
    /** The URN that it had, where it was found by an alias. */
    readonly alias: string | undefined;
    /** False where two resources claim the same state; that has been reported. */
    readonly valid: boolean;
}

/**
 * Finds the old state of a resource: by its own URN first, then by its aliases.
 * Source: `getOldResource` in `pkg/resource/deploy/step_generator.go`.
 */
export function findOldState(
    urn: string,
    resource: AliasedResource,
    names: { readonly stack: string; readonly project: string },
    base: BaseState,
    seen: Seen,
    reporter: Reporter,
): FoundState {
    let valid = true;
    const refuse = (message: string): void => {
        valid = false;
        reporter.error(urn, message);
    };
    const claimant = seen.newByAlias.get(urn);
    if (claimant !== undefined) {
        refuse(`Duplicate resource URN '${urn}' conflicting with alias on resource with URN '${claimant}'`);
    }
    const own = base.get(urn);
    if (own !== undefined) {
        return { old: own, alias: undefined, valid };
    }
    const matched = (parent: string): string | undefined => seen.aliasByNew.get(parent);
    const alias = aliasUrns(resource, { ...names, matched }).find((candidate) => base.get(candidate) !== undefined);
    if (alias === undefined) {
        return { old: undefined, alias: undefined, valid };
    }
    const conflict = (other: string): string =>
        `Duplicate resource alias '${alias}' applied to resource with URN '${urn}' conflicting with resource with URN '${other}'`;
    if (seen.urns.has(alias)) {
        refuse(conflict(urn));
    }
    const other = seen.newByAlias.get(alias);
    if (other !== undefined) {
        refuse(conflict(other));
    }
    seen.newByAlias.set(alias, urn);
    seen.aliasByNew.set(urn, alias);
    return { old: base.get(alias), alias, valid };
}
