import Module, { createRequire } from "node:module";
import { preload } from "../preload";
import { alreadyToldCode } from "../program";
import type { ProgramRequest } from "../program-request";
import { capture } from "./capture";

/** What of the SDK's inner modules is used, whose types are not published. */
interface Run {
    readonly run: (
        argv: Readonly<Record<string, unknown>>,
        programStarted: () => void,
        reportLoggedError: (error: unknown) => unknown,
        isErrorReported: (error: unknown) => boolean,
    ) => Promise<unknown>;
}
interface Settings {
    resetOptions(
        project: string | undefined,
        stack: string | undefined,
        parallel: number,
        engine: string | undefined,
        monitor: string | undefined,
        preview: boolean,
        organization: string | undefined,
    ): void;
    signalAndWaitForShutdown(): Promise<void>;
    disconnectSync(): void;
}
interface Debuggable {
    leakedPromises(): readonly [ReadonlySet<unknown>, string];
}
interface State {
    getGlobalStore(): { readonly resourceModules: unknown; readonly resourcePackages: unknown };
}
interface Log {
    hasErrors(): boolean;
}

/** Events for which a run adds listeners of its own. */
const events = ["uncaughtException", "unhandledRejection", "beforeExit", "exit"];

const isOfPulumi = (file: string) => /[/\\]node_modules[/\\]@pulumi[/\\]/.test(file);

/**
 * Runs programs one after the other as the SDK's run module runs one.
 * Source: `sdk/nodejs/cmd/run/index.ts` and `sdk/nodejs/runtime/state.ts` in pulumi/pulumi.
 */
export class ProgramRunner {
    private readonly sdk: NodeJS.Require;
    private readonly settings: Settings;
    private readonly log: Log;
    private readonly debuggable: Debuggable;
    private readonly state: State;
    private readonly environment = { ...process.env };
    /** The modules that the SDK consists of. */
    private readonly modules: ReadonlySet<string>;

    constructor(runModule: string) {
        this.sdk = createRequire(runModule);
        const others = new Set(Object.keys(this.sdk.cache));
        createRequire(__filename)(preload("program"));
        // The SDK looks it up for a constant; loaded, it would run what this process was started for.
        const loaded = { nodeJSProcessExitedAfterLoggingUserActionableMessage: alreadyToldCode };
        this.sdk.cache[runModule] = Object.assign(new Module(runModule), { exports: loaded, loaded: true });
        this.settings = this.sdk("../../runtime/settings") as Settings;
        this.log = this.sdk("../../log") as Log;
        this.debuggable = this.sdk("../../runtime/debuggable") as Debuggable;
        this.state = this.sdk("../../runtime/state") as State;
        this.sdk("./run");
        this.modules = new Set(Object.keys(this.sdk.cache).filter((file) => !others.has(file)));
    }

    /**
     * Never rejects.
     *
     * @returns 0 if nothing went wrong; which other code it would be in a process of its own is not told
     */
    async run(request: ProgramRequest, onLine: (line: string) => void): Promise<number> {
        const listeners = events.map((event) => [event, process.listeners(event as "exit")] as const);
        const release = capture(onLine);
        const [errors, told] = [new Set<unknown>(), new Set<unknown>()];
        const fail = (error: unknown) => {
            errors.add(error);
        };
        process.on("uncaughtException", fail).on("unhandledRejection", fail);
        try {
            this.startAnew(request);
            const { run } = this.sdk("./run") as Run;
            const argv = { ...request.flags, "dry-run": request.preview, _: [request.entryPoint] };
            // Its failure is an unhandled rejection, as in a process of its own: the SDK logs those.
            void run(
                argv,
                () => undefined,
                (error) => told.add(error),
                (error) => told.has(error),
            );
            await nothingToDo();
            // Packages may do something when a program ends, as the SDK for AWS does.
            await nothingToDo();
            if (errors.size === 0) {
                await this.settings.signalAndWaitForShutdown();
            }
            const [leaked] = this.debuggable.leakedPromises();
            return errors.size === 0 && leaked.size === 0 && !this.log.hasErrors() ? 0 : 1;
        } catch {
            return 1;
        } finally {
            this.settings.disconnectSync();
            release();
            for (const [event, before] of listeners) {
                for (const listener of process.listeners(event as "exit").filter((one) => !before.includes(one))) {
                    process.off(event, listener);
                }
            }
        }
    }

    /** Forgets the last program and what the SDK knows of it, and tells the SDK of the next. */
    private startAnew({ flags, preview, variables }: ProgramRequest): void {
        // The SDK and the packages that register with it stay.
        for (const file of Object.keys(this.sdk.cache)) {
            if (!this.modules.has(file) && !isOfPulumi(file)) {
                Reflect.deleteProperty(this.sdk.cache, file);
            }
        }
        for (const name of Object.keys(process.env).filter((known) => !(known in this.environment))) {
            Reflect.deleteProperty(process.env, name);
        }
        Object.assign(process.env, this.environment, variables, {
            PULUMI_NODEJS_ORGANIZATION: flags.organization,
            PULUMI_NODEJS_PROJECT: flags.project,
            PULUMI_NODEJS_ROOT_DIRECTORY: flags["root-directory"],
            PULUMI_NODEJS_STACK: flags.stack,
            PULUMI_NODEJS_DRY_RUN: String(preview),
            PULUMI_NODEJS_PARALLEL: flags.parallel,
            PULUMI_NODEJS_MONITOR: flags.monitor,
            PULUMI_NODEJS_ENGINE: flags.engine,
        });
        // The SDK fills its store from these variables when it has none. What packages registered stays, as they do.
        const { resourceModules, resourcePackages } = this.state.getGlobalStore();
        Reflect.deleteProperty(globalThis, "globalStore");
        Object.assign(this.state.getGlobalStore(), { resourceModules, resourcePackages });
        // Its connections it keeps elsewhere.
        const { project, stack, parallel, engine, monitor, organization } = flags;
        this.settings.resetOptions(project, stack, Number(parallel), engine, monitor, preview, organization);
    }
}

/** Waits until Node.js would end the process for lack of work. */
async function nothingToDo(): Promise<void> {
    return new Promise((resolve) => {
        process.once("beforeExit", () => {
            setImmediate(resolve);
        });
    });
}
