import type { ProviderAccess } from "../providers/access";
import { isReplacement } from "../providers/provider";
import { isProviderType, parseReference } from "../providers/reference";
import type { BaseState } from "../run/base-state";
import { Computed, type PropertyMap, type PropertyValue } from "../../model/values";
import { applyReplaceOnChanges, diffResource } from "./diffing";
import type { State } from "./goal";
import type { Seen } from "./seen";

/** A resource that has to be replaced because another one is. */
export interface DependentReplacement {
    readonly state: State;
    readonly keys: readonly string[];
}

/** The inputs of a resource, unknown where they depend on what is replaced; `undefined` where none does. */
function inputsWithoutReplaced(state: State, replaced: ReadonlySet<string>): PropertyMap | undefined {
    const lost = (key: string): boolean => state.propertyDependencies[key]?.some((urn) => replaced.has(urn)) === true;
    const entries = Object.entries(state.inputs).map(([key, value]): [string, PropertyValue] => [
        key,
        lost(key) ? Computed.instance : value,
    ]);
    return Object.keys(state.inputs).some(lost) ? Object.fromEntries(entries) : undefined;
}

/**
 * Finds what must be deleted before a resource that is deleted before its replacement.
 * Source: `calculateDependentReplacements` and `findDependentCascadeReplacements` in
 * `pkg/resource/deploy/step_generator.go`.
 */
export class Dependents {
    constructor(
        private readonly base: BaseState,
        private readonly news: ReadonlyMap<string, State>,
        private readonly seen: Seen,
        private readonly access: ProviderAccess,
    ) {}

    /** All old resources that can't outlive the root, in the order of the state. */
    async of(root: State): Promise<DependentReplacement[]> {
        const replaced = new Set([root.urn]);
        const result: DependentReplacement[] = [];
        if (this.base.graph.has(root)) {
            for (const state of this.base.graph.dependingOn(root, (urn) => this.seen.isDecided(urn))) {
                const keys = await this.replaceKeys(state, replaced);
                if (keys !== undefined) {
                    result.push({ state, keys });
                    replaced.add(state.urn);
                }
            }
        }
        return [...result, ...this.cascade(root.urn)];
    }

    /** Resources that ask to be replaced or deleted together with one. */
    private cascade(urn: string): DependentReplacement[] {
        const found = new Map<string, State>();
        for (const state of [...this.news.values(), ...this.base.all()]) {
            if ((state.replaceWith.includes(urn) || state.deletedWith === urn) && !found.has(state.urn)) {
                found.set(state.urn, state);
            }
        }
        return [...found.values()].map((state) => ({ state, keys: [] }));
    }

    /** Why a dependent has to be replaced, or `undefined` if it can stay. */
    private async replaceKeys(state: State, replaced: ReadonlySet<string>): Promise<readonly string[] | undefined> {
        if (!state.custom || state.external) {
            return undefined;
        }
        if (state.provider !== "" && replaced.has(parseReference(state.provider).urn)) {
            await this.access.ensure(state.provider);
            return [];
        }
        if (state.deletedWith !== "" && replaced.has(state.deletedWith)) {
            return [];
        }
        const newInputs = inputsWithoutReplaced(state, replaced);
        if (newInputs === undefined) {
            return undefined;
        }
        if (isProviderType(state.type)) {
            await this.access.registry.same(state, false);
        } else {
            await this.access.ensure(state.provider);
        }
        const diff = await diffResource(this.access.managerOf(state), {
            urn: state.urn,
            id: state.id,
            oldInputs: state.inputs,
            oldOutputs: state.outputs,
            newInputs,
            allowUnknowns: true,
            ignoreChanges: state.ignoreChanges,
        });
        const adjusted = applyReplaceOnChanges(diff, state.replaceOnChanges, false);
        return isReplacement(adjusted) ? adjusted.replaceKeys : undefined;
    }
}
