import type { DefaultProviders } from "../providers/default-providers";
import type { RunInfo } from "../providers/provider";
import type { ProviderRegistry } from "../providers/registry";
import type { Driver } from "../run/driver";
import type { Hooks } from "../run/hooks";
import type { Reporter } from "../run/reporter";
import type { Goal } from "../steps/goal";
import type { Packages } from "./packages";
import type { SourcePositions } from "./source-positions";
import type { Transforms } from "./transforms";

/** What the parts of the resource monitor share. */
export interface MonitorContext {
    readonly driver: Driver;
    readonly registry: ProviderRegistry;
    readonly defaults: DefaultProviders;
    readonly packages: Packages;
    readonly transforms: Transforms;
    readonly hooks: Hooks;
    readonly reporter: Reporter;
    readonly positions: SourcePositions;
    readonly registered: Registered;
    /** What remote components and methods are told of the run; known once the monitor listens. */
    readonly info: () => RunInfo;
    /** The directory in which the program runs. */
    readonly directory: string;
    readonly preview: boolean;
}

/** What has been registered so far, as far as later requests build on it. */
export class Registered {
    private readonly goals = new Map<string, Goal>();
    private readonly componentProviders = new Map<string, ReadonlyMap<string, string>>();

    add(urn: string, goal: Goal): void {
        this.goals.set(urn, goal);
    }

    goal(urn: string): Goal | undefined {
        return this.goals.get(urn);
    }

    /** Remembers the providers of a component, by package, for its children. */
    addProviders(urn: string, providers: ReadonlyMap<string, string>): void {
        this.componentProviders.set(urn, providers);
    }

    providersOf(urn: string): ReadonlyMap<string, string> | undefined {
        return this.componentProviders.get(urn);
    }

    /** The provider that a resource of a package gets, where something above it names one; otherwise empty. */
    providerFor(packageName: string, own: string, providers: ReadonlyMap<string, string>, parent: string): string {
        return own || (providers.get(packageName) ?? this.componentProviders.get(parent)?.get(packageName) ?? "");
    }
}
