import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { stringify } from "yaml";

import { ProviderError } from "../../simulation/errors";
import type { ValueMap } from "../../simulation/values";
import { runTool } from "../tools";
import { findChart } from "./chart";

/** A chart and what it is rendered with. */
export interface Rendering {
    /** The folder or the package of the chart. */
    readonly chart: string;
    readonly name: string;
    readonly namespace: string;
    readonly values: ValueMap;
    readonly skipCrds: boolean;
    /** Leaves out what Helm would run before and after an installation. */
    readonly skipHooks: boolean;
    /** What asks for it, for errors. */
    readonly purpose: string;
}

/**
 * The manifests of a chart on this machine, rendered by the Helm that is installed here.
 * Charts in repositories are refused: a rehearsal reads nothing from the network.
 */
export async function renderChart(rendering: Rendering): Promise<string> {
    const { chart, name, namespace, purpose } = rendering;
    if (!findChart({ chart }).isLocal) {
        throw new ProviderError(
            `${purpose} needs the templates of chart "${chart}", and a rehearsal reads no repository: pull the chart and name ` +
                "its folder, or use kubernetes:helm.sh/v3:Release, which installs the chart as a whole",
        );
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), "fairlead-values-"));
    try {
        const values = path.join(folder, "values.yaml");
        await writeFile(values, stringify(rendering.values), { mode: 0o600 });
        const switches = [
            ...(rendering.skipCrds ? ["--skip-crds"] : ["--include-crds"]),
            ...(rendering.skipHooks ? ["--no-hooks"] : []),
        ];
        return await runTool(
            "helm",
            ["template", name, chart, "--namespace", namespace, "--values", values, ...switches],
            purpose,
        );
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
