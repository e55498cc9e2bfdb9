import type { BaseState } from "../run/base-state";
import type { Reporter } from "../run/reporter";
import type { State } from "../steps/goal";
import type { ResourceManager } from "./provider";
import { deniedPackage, formatReference, isProviderType } from "./reference";
import type { ProviderRegistry } from "./registry";

/** Finds who manages a resource, and takes providers of the state into use where the program has none. */
export class ProviderAccess {
    private states: Map<string, State> | undefined;
    private readonly starting = new Map<string, Promise<void>>();

    constructor(
        readonly registry: ProviderRegistry,
        private readonly base: BaseState,
        private readonly reporter: Reporter,
    ) {}

    /** The running manager of a resource. */
    managerOf(state: Pick<State, "urn" | "type" | "provider">): ResourceManager {
        if (isProviderType(state.type)) {
            return this.registry;
        }
        const provider = this.registry.get(state.provider);
        if (provider === undefined) {
            throw new Error(`unknown provider '${state.provider}' for resource '${state.urn}'`);
        }
        return provider;
    }

    /** The manager of a resource that the program registers; one known from the state only is started. */
    async load(state: Pick<State, "urn" | "type" | "provider">): Promise<ResourceManager> {
        const { urn, type, provider } = state;
        if (!isProviderType(type)) {
            const denied = deniedPackage(provider);
            if (denied !== undefined) {
                throw this.reporter.bail(
                    urn,
                    `Default provider for '${denied}' disabled. '${urn}' must use an explicit provider.`,
                );
            }
            if (this.registry.get(provider) === undefined && this.stateOf(provider) === undefined) {
                throw this.reporter.bail(urn, `unknown provider '${provider}' for resource '${urn}'`);
            }
            await this.ensure(provider);
        }
        return this.managerOf(state);
    }

    /** Starts a provider of the state, unless it runs already. */
    async ensure(reference: string): Promise<void> {
        if (reference === "" || this.registry.get(reference) !== undefined) {
            return;
        }
        const state = this.stateOf(reference);
        if (state === undefined) {
            throw new Error(`could not find provider ${reference} in the state`);
        }
        const starting = this.starting.get(reference) ?? this.registry.same(state, false);
        this.starting.set(reference, starting);
        await starting;
    }

    /** The provider resource in the state that a reference names. */
    private stateOf(reference: string): State | undefined {
        this.states ??= new Map(
            this.base.resources
                .filter(({ type }) => isProviderType(type))
                .map((state) => [formatReference(state), state]),
        );
        return this.states.get(reference);
    }
}
