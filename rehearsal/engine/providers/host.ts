import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";
import { lt, valid } from "semver";
import type { Config, Project } from "../../model/deployment";
import { connectPlugin } from "./plugin-connection";
import { PluginProvider } from "./plugin-provider";
import type { PackageRequest } from "./package-request";
import type { Provider } from "./provider";

/** What the plugins of a run are told of it. */
export interface HostOptions {
    readonly project: Project;
    readonly config: Config;
    /** Folders searched for `pulumi-resource-*`, first match wins. */
    readonly pluginPath: readonly string[];
    /** Where the Engine service listens. */
    readonly engineAddress: string;
    /** Takes what a plugin prints. */
    readonly onLine: (plugin: string, line: string, stream: "stdout" | "stderr") => void;
    readonly warn: (message: string) => void;
}

function isExecutable(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    } catch {
        return false;
    }
}

/** Starts provider plugins and ends them. */
export class PluginHost {
    private readonly running = new Set<Provider>();

    constructor(
        private readonly options: HostOptions,
        /** Serves the package `pulumi`, without a process. */
        private readonly builtin: Provider,
    ) {}

    /** Starts the plugin of a package, with further variables of the environment. */
    async load(request: PackageRequest, env: NodeJS.ProcessEnv): Promise<Provider> {
        if (request.plugin === "pulumi") {
            return this.builtin;
        }
        const executable = `pulumi-resource-${request.plugin}`;
        const connection = await connectPlugin(
            {
                file: this.find(executable, request),
                args: [this.options.engineAddress],
                label: `plugin ${executable}`,
                cwd: this.options.project.workingDirectory,
                env: { ...process.env, ...this.environment(request.plugin), ...env },
                onLine: (line, stream) => {
                    this.options.onLine(request.plugin, line, stream);
                },
            },
            this.options.engineAddress,
        );
        this.checkVersion(request, connection.version);
        const provider = new PluginProvider(connection, `provider '${request.plugin}'`);
        this.running.add(provider);
        if (request.parameter !== undefined) {
            await provider.parameterize(request.parameter);
        }
        return provider;
    }

    close(provider: Provider): void {
        this.running.delete(provider);
        provider.close();
    }

    /** Asks all plugins to stop what they are doing. */
    async cancelAll(): Promise<void> {
        await Promise.all([...this.running].map((provider) => provider.cancel()));
    }

    async closeAll(): Promise<void> {
        await this.cancelAll();
        for (const provider of this.running) {
            this.close(provider);
        }
    }

    private checkVersion({ plugin, version }: PackageRequest, actual: string): void {
        const found = valid(actual);
        if (version !== "" && found !== null && lt(found, version)) {
            this.options.warn(
                `resource plugin ${plugin} is expected to have version >=${version}, but has ${found}; ` +
                    "the wrong version may be on your path, or this may be a bug in the plugin",
            );
        }
    }

    private find(executable: string, request: PackageRequest): string {
        for (const folder of this.options.pluginPath) {
            const path = join(folder, executable);
            if (isExecutable(path)) {
                return path;
            }
        }
        const version = request.version === "" ? "" : ` (version ${request.version})`;
        throw new Error(
            `no resource plugin '${executable}'${version} found: ` +
                "expected an executable of that name in one of the plugin folders or on PATH",
        );
    }

    private environment(plugin: string): NodeJS.ProcessEnv {
        const { project, config } = this.options;
        const prefix = `${plugin}:`;
        const own = [...config]
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, { value }]): [string, string] => [key.slice(prefix.length), value]);
        const runtime = Object.entries(project.runtimeOptions).map(([name, value]): [string, string] => [
            `PULUMI_RUNTIME_${name.toUpperCase()}`,
            String(value),
        ]);
        return {
            ...Object.fromEntries(runtime),
            PULUMI_PROJECT: project.name,
            PULUMI_CONFIG: JSON.stringify(Object.fromEntries(own)),
            ...(plugin === "pulumi-nodejs" ? { PULUMI_NODEJS_PROJECT: project.name } : {}),
        };
    }
}
