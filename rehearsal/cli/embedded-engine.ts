import { deploy } from "../engine";
import type { DeploymentResult } from "../model/deployment";
import type { StateSink } from "../model/state";
import { organization } from "../state";
import type { EngineRun } from "./engine-run";
import { pluginPath } from "./plugins";
import { policyPackSources } from "./policy-packs";
import { memoryVariables } from "./simulated-clouds";
import { readReferencedStack } from "./stack-references";

const nothing: StateSink = { write: async () => Promise.resolve() };

/** Runs an operation with the rehearsal's own engine. */
export async function runEmbedded(run: EngineRun): Promise<DeploymentResult> {
    if (run.operation === "preview") {
        return deployInto(run, nothing);
    }
    const stackRun = await run.state.begin();
    try {
        return await deployInto(run, stackRun);
    } finally {
        stackRun.finish();
    }
}

async function deployInto(run: EngineRun, sink: StateSink): Promise<DeploymentResult> {
    const { command, workspace, operation, state, onEvent, signal, shared, comparedPack } = run;
    const { projectFile, settings, name } = workspace;
    const packs = policyPackSources(command, projectFile.project.root);
    return deploy({
        operation,
        project: projectFile.project,
        organization,
        stack: name.stack,
        config: settings.config,
        base: state.snapshot,
        sink,
        pluginPath: pluginPath(projectFile),
        pluginVariables: memoryVariables(workspace),
        shared,
        parallel: command.parallel,
        policyPacks:
            comparedPack === undefined
                ? packs
                : [...packs, { directory: comparedPack, configFile: undefined, comparison: true }],
        refresh: command.refresh || projectFile.alwaysRefresh,
        continueOnError: command.continueOnError,
        readStack: async (reference) => readReferencedStack(workspace, reference),
        onEvent,
        signal,
    });
}
