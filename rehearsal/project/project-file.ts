import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import type { Project } from "../model/deployment";
import { type ConfigDeclaration, describe, readDeclarations } from "./config-type";
import { type Fault, ProjectError, refuse } from "./faults";
import { type Yaml, type YamlMap, isYamlList, isYamlMap, parseYaml } from "./yaml";

/** Pulumi.yaml, read and checked. */
export interface ProjectFile {
    readonly file: string;
    readonly project: Project;
    readonly declarations: readonly ConfigDeclaration[];
    /** Where the Pulumi.<stack>.yaml files are. */
    readonly stackFolder: string;
    /** `options.refresh: always` */
    readonly alwaysRefresh: boolean;
    /** Folders of provider plugins that the project names itself. */
    readonly pluginFolders: readonly string[];
}

const fileNames = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/**
 * Finds the project of a directory, there or above it, as Pulumi does.
 * Source: `sdk/go/common/workspace/{paths,project,loaders}.go` and `pkg/engine/project.go` in pulumi/pulumi.
 *
 * @throws ProjectError
 */
export function loadProject(directory: string): ProjectFile {
    const file = findProjectFile(resolve(directory));
    if (file === undefined) {
        throw new ProjectError([
            {
                file: resolve(directory),
                key: "",
                expected: "a Pulumi.yaml in this directory or above it",
                found: "none",
                mend: "Name a project's directory with --cwd.",
            },
        ]);
    }
    return readProject(file, parseYaml(readFileSync(file, "utf8"), file));
}

function findProjectFile(directory: string): string | undefined {
    const found = fileNames.map((name) => join(directory, name)).find((file) => existsSync(file));
    const parent = dirname(directory);
    return found ?? (parent === directory ? undefined : findProjectFile(parent));
}

function readProject(file: string, content: YamlMap): ProjectFile {
    const root = dirname(file);
    const faults: Fault[] = [];
    const fault = (key: string, expected: string, found: Yaml | undefined, mend: string) => {
        faults.push({ file, key, expected, found: found === undefined ? "nothing" : describe(found), mend });
    };
    const name = typeof content.name === "string" ? content.name : "";
    if (name === "") {
        fault("name", "the project's name", content.name, "Add `name: NAME`.");
    }
    const runtime: YamlMap = isYamlMap(content.runtime) ? content.runtime : { name: content.runtime ?? null };
    if (runtime.name !== "nodejs") {
        fault(
            "runtime",
            "nodejs, the one runtime that can be rehearsed",
            content.runtime,
            "Use `pulumi preview` for others.",
        );
    }
    const main = content.main ?? "";
    const entry = typeof main === "string" ? locateMain(root, main) : undefined;
    if (entry === undefined) {
        fault(
            "main",
            "a file or directory of the project",
            content.main,
            "Correct the path; it is relative to this file.",
        );
    }
    const oldStackFolder = typeof content.config === "string" ? content.config : undefined;
    const block = isYamlMap(content.config) ? content.config : {};
    const [declarations, configFaults] = readDeclarations(block, name, file);
    refuse([...faults, ...configFaults]);
    const stackFolder = typeof content.stackConfigDir === "string" ? content.stackConfigDir : (oldStackFolder ?? "");
    return {
        file,
        project: {
            name,
            root,
            workingDirectory: entry?.directory ?? root,
            entryPoint: entry?.entryPoint ?? ".",
            runtimeOptions: readRuntimeOptions(runtime.options),
        },
        declarations,
        stackFolder: join(root, stackFolder),
        alwaysRefresh: isYamlMap(content.options) && content.options.refresh === "always",
        pluginFolders: readPluginFolders(root, content.plugins),
    };
}

/** `undefined` if what `main` names isn't there. */
function locateMain(root: string, main: string): { directory: string; entryPoint: string } | undefined {
    if (main === "") {
        return { directory: root, entryPoint: "." };
    }
    const path = isAbsolute(main) ? main : join(root, main);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) {
        return undefined;
    }
    return stats.isDirectory()
        ? { directory: path.replace(/\/+$/, ""), entryPoint: "." }
        : { directory: dirname(path), entryPoint: basename(path) };
}

function readRuntimeOptions(options: Yaml | undefined): Record<string, string | boolean> {
    const entries = isYamlMap(options) ? Object.entries(options) : [];
    return Object.fromEntries(
        entries.map(([key, value]) => [
            key,
            typeof value === "boolean" || typeof value === "string" ? value : describe(value),
        ]),
    );
}

/** `plugins.providers[].path`: a plugin's folder, or the plugin itself. */
function readPluginFolders(root: string, plugins: Yaml | undefined): string[] {
    const providers = isYamlMap(plugins) ? plugins.providers : undefined;
    const paths = isYamlList(providers)
        ? providers.map((provider) => (isYamlMap(provider) ? provider.path : undefined))
        : [];
    return paths
        .filter((path) => typeof path === "string")
        .map((path) => resolve(root, path))
        .map((path) => (statSync(path, { throwIfNoEntry: false })?.isFile() === true ? dirname(path) : path));
}
