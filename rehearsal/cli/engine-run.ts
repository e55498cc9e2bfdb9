import type { DeploymentResult, Operation, SharedProcesses } from "../model/deployment";
import type { EngineEvent } from "../model/events";
import type { StackLock, StackState } from "../state";
import type { Command } from "./arguments";
import type { Workspace } from "./workspace";

/** One operation, ready to be run by an engine. */
export interface EngineRun {
    readonly command: Command;
    readonly workspace: Workspace;
    readonly operation: Operation;
    readonly state: StackState;
    /** Held for whatever changes the stack; absent for previews. */
    readonly lock: StackLock | undefined;
    readonly onEvent: (event: EngineEvent) => void;
    readonly signal: AbortSignal;
    /** Processes to use, where the engine can. */
    readonly shared: SharedProcesses;
    /** The directory of a policy pack to ask for comparison, if the engine can. */
    readonly comparedPack: string | undefined;
}

/** Runs an operation. */
export type RunEngine = (run: EngineRun) => Promise<DeploymentResult>;
