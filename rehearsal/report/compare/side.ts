import { serveSimulatedClouds } from "../../cli/simulated-clouds";
import type { PluginStart, Project, RunningPlugin } from "../../model/deployment";
import { type ProjectFile, listStacks } from "../../project";

/** One side of a comparison. */
export class Side {
    /** `undefined` where there is none yet. */
    readonly project: Project | undefined;
    readonly stacks: readonly string[];
    /** Serves the clouds to all rehearsals of this side. */
    readonly #clouds: ReturnType<typeof serveSimulatedClouds>;

    constructor(
        /** The project's. */
        readonly directory: string,
        projectFile: ProjectFile | undefined,
    ) {
        this.project = projectFile?.project;
        this.stacks = projectFile === undefined ? [] : listStacks(projectFile);
        this.#clouds = serveSimulatedClouds(this.project?.workingDirectory ?? directory);
    }

    async startPlugin(start: PluginStart): Promise<RunningPlugin | undefined> {
        return this.#clouds.serve(start);
    }

    stop(): void {
        this.#clouds.stop();
    }
}
