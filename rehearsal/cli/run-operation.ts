import type { RunSubject } from "../display";
import type { DeploymentResult } from "../model/deployment";
import type { EngineEvent } from "../model/events";
import { StackLock, StackState } from "../state";
import type { Command } from "./arguments";
import { runEmbedded } from "./embedded-engine";
import type { EngineRun } from "./engine-run";
import { pulumiEngine } from "./pulumi-engine";
import { rootOutputs } from "./root-outputs";
import { settleSimulatedClouds } from "./simulated-clouds";
import { openWorkspace } from "./workspace";

const operations = { preview: "preview", up: "update", refresh: "refresh", destroy: "destroy" } as const;

/** A verb that runs an engine. */
export type RunVerb = keyof typeof operations;

/** Who is told of a run. */
export interface Watcher {
    add(event: EngineEvent): void;
    finish(result: DeploymentResult): void;
    /** Called instead of `finish` where there is no result, because the run couldn't be made. */
    abandon(): void;
}

/**
 * Runs an operation on a stack, and keeps what comes of it.
 *
 * @param watch who is told of it, once it is known what is run
 * @throws UsageError, ProjectError, and what keeps an engine from running
 */
export async function runOperation(
    verb: RunVerb,
    command: Command,
    watch: (subject: RunSubject) => Watcher,
    { signal, shared, comparedPack }: Pick<EngineRun, "signal" | "shared" | "comparedPack">,
): Promise<DeploymentResult> {
    const engine = command.engine === "pulumi" ? pulumiEngine() : runEmbedded;
    const workspace = await openWorkspace(command);
    const { layout, name, settings } = workspace;
    const operation = operations[verb];
    const preview = operation === "preview";
    const lock = preview ? undefined : StackLock.acquire(layout, name);
    try {
        const state = await StackState.read(layout, name);
        if (!preview) {
            settleSimulatedClouds(workspace, state.snapshot);
        }
        const recovered =
            state.recovered === 0 ? [] : [`An interrupted run was found; its ${state.recovered} records are kept.`];
        const watcher = watch({
            verb,
            project: name.project,
            stack: name.stack,
            engine: command.engine,
            preview,
            config: settings.config,
            outputsBefore: rootOutputs(state.snapshot),
            remarks: [...settings.remarks, ...recovered],
        });
        const onEvent = (event: EngineEvent): void => {
            watcher.add(event);
        };
        const run = { command, workspace, operation, state, lock, signal, shared, comparedPack, onEvent };
        const result = await engine(run).catch((error: unknown) => {
            watcher.abandon();
            throw error;
        });
        if (!preview) {
            settleSimulatedClouds(workspace, result.snapshot);
        }
        watcher.finish(result);
        return result;
    } finally {
        lock?.release();
    }
}
