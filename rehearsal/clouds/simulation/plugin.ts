import type { Provider } from "./provider";

/** What a plugin is told of the run that it serves. */
export interface Surroundings {
    /** The variables of its environment. What concerns the machine, and not a run, is read from the process. */
    readonly environment: NodeJS.ProcessEnv;
    /** Where the engine listens; `undefined` without one. */
    readonly engine: string | undefined;
}

/**
 * Makes the provider of a plugin. The current directory is the program's.
 *
 * @throws Error for what keeps it from serving
 */
export type Plugin = (surroundings: Surroundings) => Provider;
