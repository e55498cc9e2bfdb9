import { accessSync, constants, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { lt, valid } from "semver";
import type { Config, Project, SharedProcesses } from "../../model/deployment";
import { connectPlugin, type PluginConnection } from "./plugin-connection";
import { PluginProvider } from "./plugin-provider";
import type { PackageRequest } from "./package-request";
import { PluginProcess } from "./process";
import type { Provider } from "./provider";

/** What the plugins of a run are told of it. */
export interface HostOptions {
    readonly project: Project;
    readonly config: Config;
    /** Folders searched for `pulumi-resource-*`, first match wins. */
    readonly pluginPath: readonly string[];
    /** Further variables of their environment. */
    readonly pluginVariables: Readonly<Record<string, string>>;
    readonly shared: SharedProcesses;
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
    /** Plugins that were started and not asked for yet. A failure shows when they are asked for. */
    private readonly waiting = new Map<string, Promise<PluginConnection>>();
    private closed = false;

    constructor(
        private readonly options: HostOptions,
        /** Serves the package `pulumi`, without a process. */
        private readonly builtin: Provider,
    ) {}

    /** Starts plugins that will probably be asked for, so that they get ready while the program loads. */
    warmUp(plugins: Iterable<string>): void {
        for (const plugin of plugins) {
            const file = this.find(plugin);
            if (file !== undefined) {
                const connection = this.connect(plugin, file, {});
                connection.catch(() => undefined);
                this.waiting.set(plugin, connection);
            }
        }
    }

    /** Starts the plugin of a package, with further variables of the environment. */
    async load(request: PackageRequest, env: NodeJS.ProcessEnv): Promise<Provider> {
        if (request.plugin === "pulumi") {
            return this.builtin;
        }
        const connection = await (this.takeWaiting(request.plugin, env) ?? this.start(request, env));
        if (this.closed) {
            // The run failed while the plugin was getting ready: nobody else would end it.
            connection.stop();
            throw new Error(`the run ended before plugin pulumi-resource-${request.plugin} was ready`);
        }
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
        this.closed = true;
        await this.cancelAll();
        for (const provider of this.running) {
            this.close(provider);
        }
        for (const connection of this.waiting.values()) {
            await connection.then(
                (started) => {
                    started.stop();
                },
                () => undefined,
            );
        }
    }

    private takeWaiting(plugin: string, env: NodeJS.ProcessEnv): Promise<PluginConnection> | undefined {
        const connection = Object.keys(env).length === 0 ? this.waiting.get(plugin) : undefined;
        if (connection !== undefined) {
            this.waiting.delete(plugin);
        }
        return connection;
    }

    private start(request: PackageRequest, env: NodeJS.ProcessEnv): Promise<PluginConnection> {
        const file = this.find(request.plugin);
        if (file === undefined) {
            const version = request.version === "" ? "" : ` (version ${request.version})`;
            throw new Error(
                `no resource plugin 'pulumi-resource-${request.plugin}'${version} found: ` +
                    "expected an executable of that name in one of the plugin folders or on PATH",
            );
        }
        return this.connect(request.plugin, file, env);
    }

    private async connect(plugin: string, file: string, env: NodeJS.ProcessEnv): Promise<PluginConnection> {
        const { engineAddress: engine, project, pluginVariables, shared, onLine } = this.options;
        const variables = { ...pluginVariables, ...this.environment(plugin) };
        // Variables that a provider asks for are not for others, which may run in the same process.
        const sharing =
            Object.keys(env).length === 0 ? await shared.startPlugin?.({ file, variables, engine }) : undefined;
        const running =
            sharing ??
            (await PluginProcess.start({
                file,
                args: [engine],
                label: `plugin pulumi-resource-${plugin}`,
                cwd: project.workingDirectory,
                env: { ...process.env, ...variables, ...env },
                onLine: (line, stream) => {
                    onLine(plugin, line, stream);
                },
            }));
        return connectPlugin(running, dirname(file), engine);
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

    private find(plugin: string): string | undefined {
        return this.options.pluginPath.map((folder) => join(folder, `pulumi-resource-${plugin}`)).find(isExecutable);
    }

    private environment(plugin: string): Record<string, string> {
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
