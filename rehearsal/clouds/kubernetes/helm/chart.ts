import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import type { ValueMap } from "../../simulation/values";
import { stringAt } from "../objects/paths";
import { isDefinition } from "../objects/scope";
import { parseManifests } from "../yaml/parse";
import { readArchive } from "./archive";

/** What is known of a chart. A chart in a repository is not read, so of it only what the program says is known. */
export interface Chart {
    readonly name: string;
    /** Empty if it is not known. */
    readonly version: string;
    readonly appVersion: string;
    /** The definitions of custom kinds that the chart brings along outside its templates. */
    readonly definitions: readonly ValueMap[];
    /** True where the program names a chart whose content this process can read. */
    readonly isLocal: boolean;
}

/**
 * Finds the chart of a release as Helm would, as far as that goes without a network.
 * Source: `locateChart` in provider/pkg/provider/helm_release.go of pulumi-kubernetes.
 *
 * @param release its inputs, all known
 * @throws Error where Helm can't find the chart for certain
 */
export function findChart(release: ValueMap): Chart {
    const reference = stringAt(release, "chart").trim();
    const version = stringAt(release, "version").trim();
    const repository = stringAt(release, "repositoryOpts", "repo");
    if (repository === "" && !isRegistry(reference)) {
        const local = localChart(reference);
        if (local !== undefined) {
            return local;
        }
        if (path.isAbsolute(reference) || reference.startsWith(".")) {
            throw new Error(`path "${reference}" not found`);
        }
        if (!reference.includes("/")) {
            throw new Error(`non-absolute URLs should be in form of repo_name/path_to_chart, got: ${reference}`);
        }
    }
    if (isRegistry(repository)) {
        throw new Error(
            `"${repository}" is a registry, not a repository: name the chart "${repository.replace(/\/$/, "")}/${reference}" and leave out repositoryOpts.repo`,
        );
    }
    const name = reference.slice(reference.lastIndexOf("/") + 1).replace(/:.*$/, "");
    return { name, version, appVersion: "", definitions: [], isLocal: false };
}

/** True for a version that names exactly one, not a range. */
export function isExactVersion(version: string): boolean {
    return /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/.test(version);
}

function isRegistry(reference: string): boolean {
    return reference.startsWith("oci://");
}

function localChart(reference: string): Chart | undefined {
    if (!existsSync(reference)) {
        return undefined;
    }
    if (statSync(reference).isDirectory()) {
        const manifest = path.join(reference, "Chart.yaml");
        // A folder without a manifest may have the name of a repository.
        return existsSync(manifest) ? chartOf(readFileSync(manifest, "utf8"), definitionsIn(reference)) : undefined;
    }
    const files = readArchive(readFileSync(reference));
    const manifest = [...files].find(([name]) => /^[^/]+\/Chart\.yaml$/.test(name))?.[1];
    if (manifest === undefined) {
        throw new Error(`Chart.yaml file is missing in ${reference}`);
    }
    const definitions = [...files].filter(([name]) => /^[^/]+\/crds\/.+\.(ya?ml|json)$/.test(name));
    return chartOf(
        manifest,
        definitions.map(([, text]) => text),
    );
}

function chartOf(manifest: string, definitions: readonly string[]): Chart {
    const metadata = parseManifests(manifest)[0] ?? {};
    const [name, version] = [stringAt(metadata, "name"), stringAt(metadata, "version")];
    if (name === "" || version === "") {
        throw new Error(`validation: chart.metadata.${name === "" ? "name" : "version"} is required`);
    }
    if (stringAt(metadata, "type") === "library") {
        throw new Error("library charts are not installable");
    }
    const appVersion = metadata.appVersion;
    return {
        name,
        version,
        appVersion: typeof appVersion === "number" ? String(appVersion) : stringAt(metadata, "appVersion"),
        definitions: definitions.flatMap(parseManifests).filter(isDefinition),
        isLocal: true,
    };
}

function definitionsIn(directory: string): string[] {
    const folder = path.join(directory, "crds");
    return existsSync(folder)
        ? readdirSync(folder, { recursive: true, encoding: "utf8" })
              .filter((name) => /\.(ya?ml|json)$/.test(name))
              .map((name) => readFileSync(path.join(folder, name), "utf8"))
        : [];
}
