import type { DeploymentOptions } from "../../model/deployment";
import { ProviderAccess } from "../providers/access";
import { BuiltinProvider } from "../providers/builtin";
import { PluginHost } from "../providers/host";
import { likelyPlugins } from "../providers/likely-plugins";
import type { RunInfo } from "../providers/provider";
import { ProviderRegistry } from "../providers/registry";
import type { Seen } from "../steps/seen";
import { newState, type State } from "../steps/goal";
import type { StepContext } from "../steps/step";
import { Callbacks } from "../wire/callbacks";
import { BaseState } from "./base-state";
import { Executor } from "./executor";
import { Hooks } from "./hooks";
import { Journal } from "./journal";
import type { Reporter } from "./reporter";

/** One phase of a run: everything that decides and executes on the same base state. */
export interface Phase {
    readonly base: BaseState;
    readonly access: ProviderAccess;
    readonly executor: Executor;
}

/** What lasts for a whole run, whatever its phases: state, plugins, hooks. */
export class Session {
    readonly preview: boolean;
    readonly states: readonly State[];
    readonly journal: Journal;
    readonly registry: ProviderRegistry;
    readonly hooks: Hooks;
    readonly callbacks = new Callbacks();
    private readonly renames = new Map<string, string>();
    private readonly host: PluginHost;
    private current: Phase | undefined;

    constructor(
        readonly options: DeploymentOptions,
        readonly reporter: Reporter,
        engineAddress: string,
    ) {
        const { base, sink, project, config, pluginPath, pluginVariables, shared, readStack } = options;
        this.preview = options.operation === "preview";
        this.states = base.resources.map((state) => newState(state));
        this.journal = new Journal(this.states, base.pendingOperations, this.renames, this.preview ? undefined : sink);
        const builtin = new BuiltinProvider({
            readStack,
            resource: (urn) => this.current?.executor.news.get(urn) ?? this.current?.executor.reads.get(urn),
            warn: (urn, message) => {
                reporter.warn(urn, message);
            },
        });
        this.host = new PluginHost(
            {
                project,
                config,
                pluginPath,
                pluginVariables,
                shared,
                engineAddress,
                onLine: (_plugin, line, stream) => {
                    reporter.diagnostic(stream === "stderr" ? "info" : "debug", "", line);
                },
                warn: (message) => {
                    reporter.warn("", message);
                },
            },
            builtin,
        );
        // Where runs share processes, others work meanwhile: what is started in vain takes their time.
        if (shared.startPlugin === undefined) {
            this.host.warmUp(likelyPlugins(project.workingDirectory, base.resources));
        }
        this.registry = new ProviderRegistry(this.host);
        this.hooks = new Hooks(this.callbacks, this.preview, {
            warn: (urn, message) => {
                reporter.warn(urn, message);
            },
            postStepError: (urn, message) => {
                reporter.error(urn, message);
                this.current?.executor.postStepError();
            },
        });
    }

    /** Begins a phase on some states of the stack. */
    begin(states: readonly State[], seen: Seen, options: { continueOnError: boolean; onStop: () => void }): Phase {
        const { reporter, journal } = this;
        const base = new BaseState(states);
        const access = new ProviderAccess(this.registry, base, reporter);
        const context: StepContext = {
            preview: this.preview,
            hooks: this.hooks,
            managerOf: (state) => access.managerOf(state),
            sameProvider: (state) => this.registry.same(state, true),
            warn: (urn, message) => {
                reporter.warn(urn, message);
            },
            isDeleted: (urn) => seen.deletes.has(urn),
        };
        const executor = new Executor(context, journal, reporter, { ...options, parallel: this.options.parallel });
        this.current = { base, access, executor };
        return this.current;
    }

    /** Remembers that a resource has another URN now. */
    rename(alias: string, urn: string): void {
        this.renames.set(alias, urn);
    }

    /** What remote components, methods and programs are told of the run. */
    info(monitor: string): RunInfo {
        const { project, stack, organization, config, parallel } = this.options;
        return {
            project: project.name,
            stack,
            organization,
            config: new Map([...config].map(([key, { value }]) => [key, value])),
            configSecretKeys: [...config].filter(([, { secret }]) => secret).map(([key]) => key),
            preview: this.preview,
            parallel,
            monitor,
        };
    }

    /** Asks plugins to end what they are doing. */
    cancel(): Promise<void> {
        return this.host.cancelAll();
    }

    async close(): Promise<void> {
        await this.journal.flush();
        this.callbacks.close();
        await this.host.closeAll();
    }
}
