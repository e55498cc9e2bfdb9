import { spawnSync } from "node:child_process";
import path from "node:path";

import { type Properties, isProperties } from "../properties";
import type { StoredResource } from "../stored-stack";
import type { Exhibit } from "./exhibit";
import { chartManifests } from "./manifests";

const root = path.join(__dirname, "../..");

/** The only chart of this repository, below its root. */
const ownChart = "service/chart";

/** What a GitOps controller is told to install from the repository that it follows. */
export interface ReleasedChart {
    readonly name: string;
    readonly namespace: string;
    /** The folder of the chart, below the root of the repository as files with values are. */
    readonly chart: string;
    readonly valuesFiles: readonly string[];
    readonly values: Properties;
}

/** The service's objects as the stack's controller makes them of the chart in this repository. */
export function releasedCharts(stack: string, resources: readonly StoredResource[]): readonly Exhibit[] {
    return resources
        .flatMap((resource) => releasedChart(resource) ?? [])
        .filter(({ chart }) => chart === ownChart)
        .flatMap((release) => chartManifests(stack, release.name, render(release), ownChart) ?? []);
}

/** What an Application of Argo CD or a HelmRelease of Flux asks for; `undefined` for other resources. */
export function releasedChart(resource: StoredResource): ReleasedChart | undefined {
    const { metadata, spec } = resource.inputs ?? {};
    if (!isProperties(metadata) || !isProperties(spec)) {
        return undefined;
    }
    const name = String(metadata.name);
    switch (resource.type) {
        case "kubernetes:argoproj.io/v1alpha1:Application": {
            const source = at(spec, "source");
            const helm = at(source, "helm");
            return {
                name,
                namespace: String(at(spec, "destination").namespace),
                chart: inRepository(source.path),
                valuesFiles: texts(helm.valueFiles).map(inRepository),
                values: at(helm, "valuesObject"),
            };
        }
        case "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease": {
            const { chart, valuesFiles } = at(at(spec, "chart"), "spec");
            return {
                name,
                namespace: String(metadata.namespace),
                chart: inRepository(chart),
                valuesFiles: texts(valuesFiles).map(inRepository),
                values: at(spec, "values"),
            };
        }
        default:
            return undefined;
    }
}

/** By the command that prints the chart's objects, which knows where Helm is. Values come last, as both controllers have it. */
function render({ name, namespace, valuesFiles, values }: ReleasedChart): string {
    const command = path.join(root, "service/commands/manifests.ts");
    const files = valuesFiles.flatMap((file) => ["--values", path.join(root, file)]);
    const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--require", "tsx/cjs", command, "--namespace", namespace, ...files, "--values", "-"],
        { cwd: root, encoding: "utf8", input: JSON.stringify(values), env: { ...process.env, INIT_CWD: root } },
    );
    if (status !== 0) {
        throw new Error(`The chart of ${name} can't be rendered with the stack's values: ${stderr.trim()}`);
    }
    return stdout;
}

/** The controllers write paths with `/` or `./` before them. */
function inRepository(file: unknown): string {
    return path.posix.join("/", String(file)).slice(1);
}

function at(properties: Properties, key: string): Properties {
    const value = properties[key];
    return isProperties(value) ? value : {};
}

function texts(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
