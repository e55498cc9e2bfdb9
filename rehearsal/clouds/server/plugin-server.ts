import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

import type { PluginAnswer, PluginRequest, ServeRequest } from "./messages";

/** A plugin that is served, as an engine needs it. */
interface ServedPlugin {
    /** Where it listens. */
    readonly address: string;
    stop(): void;
}

const prefix = "pulumi-resource-";

/** A process that serves the simulated plugins of one project's rehearsals. It starts when it is first asked. */
export class PluginServer {
    private readonly waiting = new Map<number, (port: number | undefined) => void>();
    private child: ChildProcess | undefined;
    private asked = 0;

    /**
     * @param folder where the executables of the simulated plugins are
     * @param directory of the programs, from which their SDKs are looked up
     */
    constructor(
        private readonly folder: string,
        private readonly directory: string,
    ) {}

    /**
     * Serves a plugin.
     *
     * @param file its executable; `undefined` is the answer for those that are not the simulated clouds' or need a process
     *     of their own
     */
    async serve({
        file,
        variables,
        engine,
    }: Pick<ServeRequest, "variables" | "engine"> & { readonly file: string }): Promise<ServedPlugin | undefined> {
        if (path.dirname(file) !== this.folder) {
            return undefined;
        }
        const child = (this.child ??= this.start());
        const serve = (this.asked += 1);
        const port = await new Promise<number | undefined>((resolve) => {
            if (!child.connected) {
                resolve(undefined);
                return;
            }
            this.waiting.set(serve, resolve);
            send(child, { serve, plugin: path.basename(file).slice(prefix.length), variables, engine });
        });
        const stop = (): void => {
            send(child, { end: serve });
        };
        return port === undefined ? undefined : { address: `127.0.0.1:${String(port)}`, stop };
    }

    stop(): void {
        if (this.child?.connected === true) {
            this.child.disconnect();
        }
    }

    private start(): ChildProcess {
        const main = createRequire(__filename).resolve("@fairlead/rehearsal/clouds/server/main.js");
        const options: SpawnOptions = {
            cwd: this.directory,
            stdio: ["ignore", "ignore", "ignore", "ipc"],
            // In a process group of its own, so that a Ctrl-C in the terminal leaves it to who uses it.
            detached: true,
        };
        const child = spawn(process.execPath, [main], options);
        child.on("message", ({ serve, port }: PluginAnswer) => {
            this.waiting.get(serve)?.(port);
            this.waiting.delete(serve);
        });
        const gone = (): void => {
            for (const answer of this.waiting.values()) {
                answer(undefined);
            }
            this.waiting.clear();
        };
        return child.on("error", gone).on("close", gone);
    }
}

function send(child: ChildProcess, request: PluginRequest): void {
    if (child.connected) {
        child.send(request);
    }
}
