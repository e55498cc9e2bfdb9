import { ProviderError } from "../../simulation/errors";
import { textOf, type ValueMap } from "../../simulation/values";
import { mergeValues, valuesOfFiles } from "../helm/values";
import { renderChart } from "../helm/template";
import { listAt, mapAt, mapsAt } from "../objects/paths";
import type { Session } from "../session";
import { runTool } from "../tools";
import { expandPattern, readManifest } from "../yaml/files";
import { parseManifests } from "../yaml/parse";

/** The manifests of a `kubernetes:yaml/v2:ConfigFile`. */
export function configFileManifests(inputs: ValueMap): ValueMap[] {
    return parseManifests(readManifest(required(inputs, "file")));
}

/** The manifests of a `kubernetes:yaml/v2:ConfigGroup`: of files and patterns, of a text, and objects. */
export function configGroupManifests(inputs: ValueMap): ValueMap[] {
    const files = listAt(inputs, "files").filter((file) => typeof file === "string");
    return [
        ...files.flatMap(expandPattern).flatMap((file) => parseManifests(readManifest(file))),
        ...parseManifests(textOf(inputs, "yaml") ?? ""),
        ...mapsAt(inputs, "objs"),
    ];
}

/** The manifests of a `kubernetes:helm.sh/v4:Chart`, without hooks. */
export async function chartManifests(inputs: ValueMap, name: string, { settings }: Session): Promise<ValueMap[]> {
    const text = await renderChart({
        chart: required(inputs, "chart"),
        name: textOf(inputs, "name") ?? name,
        namespace: textOf(inputs, "namespace") ?? settings.defaultNamespace,
        values: mergeValues(valuesOfFiles(inputs.valueYamlFiles), mapAt(inputs, "values")),
        skipCrds: inputs.skipCrds === true,
        skipHooks: true,
        purpose: `kubernetes:helm.sh/v4:Chart "${name}"`,
    });
    return parseManifests(text);
}

/** The manifests of a `kubernetes:kustomize/v2:Directory`. */
export async function directoryManifests(inputs: ValueMap, name: string): Promise<ValueMap[]> {
    return parseManifests(
        await buildKustomization(required(inputs, "directory"), `kubernetes:kustomize/v2:Directory "${name}"`),
    );
}

/** The manifests that a folder with a kustomization builds, by the command `kubectl` of this machine. */
export function buildKustomization(directory: string, purpose: string): Promise<string> {
    return runTool("kubectl", ["kustomize", directory], purpose);
}

function required(inputs: ValueMap, name: string): string {
    const value = textOf(inputs, name);
    if (value === undefined) {
        throw new ProviderError(`setting args: missing required input "${name}"`);
    }
    return value;
}
