import { Display, hasChanges } from "../display";
import { StackLock, StackState } from "../state";
import type { Command } from "./arguments";
import { runEmbedded } from "./embedded-engine";
import { interruptible } from "./interrupts";
import { nextSteps } from "./next-steps";
import { pulumiEngine } from "./pulumi-engine";
import { rootOutputs } from "./root-outputs";
import { settleSimulatedClouds, shareSimulatedClouds } from "./simulated-clouds";
import { openWorkspace } from "./workspace";

const operations = { preview: "preview", up: "update", refresh: "refresh", destroy: "destroy" } as const;

/** A verb that runs an engine. */
export type RunVerb = keyof typeof operations;

/** @returns the exit code: 0, or 1 if the run failed or changed what it shouldn't */
export async function runVerb(verb: RunVerb, command: Command): Promise<number> {
    const run = command.engine === "pulumi" ? pulumiEngine() : runEmbedded;
    const workspace = await openWorkspace(command);
    const { layout, name, settings } = workspace;
    const operation = operations[verb];
    const preview = operation === "preview";
    const lock = preview ? undefined : StackLock.acquire(layout, name);
    try {
        const state = await StackState.read(layout, name);
        shareSimulatedClouds(workspace);
        if (!preview) {
            settleSimulatedClouds(workspace, state.snapshot);
        }
        const recovered =
            state.recovered === 0 ? [] : [`An interrupted run was found; its ${state.recovered} records are kept.`];
        const display = new Display({
            verb,
            project: name.project,
            stack: name.stack,
            engine: command.engine,
            preview,
            json: command.json,
            diff: command.diff,
            config: settings.config,
            outputsBefore: rootOutputs(state.snapshot),
            remarks: [...settings.remarks, ...recovered],
            stream: process.stdout,
            environment: process.env,
        });
        const result = await interruptible(async (signal) =>
            run({
                command,
                workspace,
                operation,
                state,
                lock,
                signal,
                onEvent: (event) => {
                    display.add(event);
                },
            }),
        ).catch((error: unknown) => {
            display.abandon();
            throw error;
        });
        if (!preview) {
            settleSimulatedClouds(workspace, result.snapshot);
        }
        display.finish(result);
        if (result.outcome === "failed") {
            return 1;
        }
        if (command.expectNoChanges && hasChanges(result.changes)) {
            process.stderr.write("No changes were expected (--expect-no-changes), but there are some.\n");
            return 1;
        }
        if (verb === "up" && !command.json) {
            process.stdout.write(`${nextSteps(command).join("\n")}\n`);
        }
        return 0;
    } finally {
        lock?.release();
    }
}
