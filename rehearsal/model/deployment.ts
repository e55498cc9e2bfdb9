import type { EngineEvent, Outcome, StepOp } from "./events";
import type { Snapshot, StateSink } from "./state";
import type { PropertyMap } from "./values";

/** One configuration value, decrypted. Objects are their JSON text, as Pulumi hands them to programs. */
export interface ConfigValue {
    readonly value: string;
    readonly secret: boolean;
}

/** Configuration by full key, `namespace:name`. */
export type Config = ReadonlyMap<string, ConfigValue>;

/** The program to run, from Pulumi.yaml. */
export interface Project {
    readonly name: string;
    /** The directory of Pulumi.yaml. */
    readonly root: string;
    /** The working directory of the program: `root`, or what `main` names. */
    readonly workingDirectory: string;
    /** The entry point relative to the working directory; `.` means that package.json decides. */
    readonly entryPoint: string;
    /** `runtime.options`; for Node.js `typescript`, `nodeargs`, `tsconfig`. */
    readonly runtimeOptions: Readonly<Record<string, string | boolean>>;
}

export type Operation = "preview" | "update" | "refresh" | "destroy";

/** A policy pack to apply: its folder, and the file with its configuration if there is one. */
export interface PolicyPackSource {
    readonly directory: string;
    readonly configFile: string | undefined;
    /** True for a pack that is asked for comparison: it is told of everything, and what it finds counts for nothing. */
    readonly comparison?: boolean;
}

/** What a provider plugin is started with. */
export interface PluginStart {
    /** The executable. */
    readonly file: string;
    /** The variables of its environment beside those of this process. */
    readonly variables: Readonly<Record<string, string>>;
    /** Where the Engine service listens. */
    readonly engine: string;
}

/** A plugin that was started. */
export interface RunningPlugin {
    /** Where it listens. */
    readonly address: string;
    stop(): void;
}

/**
 * Processes that deployments of one project share, for speed. What they don't take gets a process of its own, as it does
 * in a Pulumi engine.
 */
export interface SharedProcesses {
    /** The socket of a server of programs. */
    readonly programs?: string | undefined;
    /** Starts a plugin where others run already; `undefined` where that can't be. */
    readonly startPlugin?: ((start: PluginStart) => Promise<RunningPlugin | undefined>) | undefined;
}

export interface DeploymentOptions {
    readonly operation: Operation;
    readonly project: Project;
    readonly organization: string;
    readonly stack: string;
    readonly config: Config;
    readonly base: Snapshot;
    /** Not written to by previews. */
    readonly sink: StateSink;
    /** Folders searched for `pulumi-resource-*`, first match wins. */
    readonly pluginPath: readonly string[];
    /** Variables for the environment of plugins beside those of this process. */
    readonly pluginVariables: Readonly<Record<string, string>>;
    readonly shared: SharedProcesses;
    /** The most steps that run at once. */
    readonly parallel: number;
    readonly policyPacks: readonly PolicyPackSource[];
    /** Refresh before the operation. */
    readonly refresh: boolean;
    readonly continueOnError: boolean;
    /** Reads the state of another stack, for stack references; `undefined` when there is none of that name. */
    readonly readStack: (name: string) => Promise<Snapshot | undefined>;
    readonly onEvent: (event: EngineEvent) => void;
    /** Ends the run early: providers are cancelled, what was done is recorded. */
    readonly signal: AbortSignal;
}

export interface DeploymentResult {
    readonly outcome: Outcome;
    /** The state after the run; for previews the state as it would be. */
    readonly snapshot: Snapshot;
    /** The root stack's outputs; for previews they may hold unknown values. */
    readonly outputs: PropertyMap;
    readonly changes: Readonly<Partial<Record<StepOp, number>>>;
}

/** Runs one operation on one stack. `rehearsal/engine` implements it. */
export type Deploy = (options: DeploymentOptions) => Promise<DeploymentResult>;
