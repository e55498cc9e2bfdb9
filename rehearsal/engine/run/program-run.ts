import type { Server } from "@grpc/grpc-js";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { alreadyToldCode, type Program } from "../language/program";
import { startProgram } from "../language/start-program";
import { Registered } from "../monitor/context";
import { monitorService } from "../monitor/monitor-service";
import { Packages } from "../monitor/packages";
import { SourcePositions } from "../monitor/source-positions";
import { Transforms } from "../monitor/transforms";
import { DefaultProviders } from "../providers/default-providers";
import { installedPackages } from "../providers/installed-packages";
import type { PolicyGate } from "../steps/generation";
import { Generator } from "../steps/generator";
import type { State } from "../steps/goal";
import { Seen } from "../steps/seen";
import { deleteUnwanted } from "./deletions";
import { Driver } from "./driver";
import { Bail } from "./reporter";
import type { Phase, Session } from "./session";

/** What the end of a program's run needs besides the session. */
export interface ProgramRunOptions {
    /** The server that is to offer the resource monitor, and its address. */
    readonly server: Server;
    readonly address: string;
    readonly policies: PolicyGate;
    /** Called when program and steps have succeeded, before the program may end. */
    readonly onSuccess: (seen: Seen, phase: Phase) => Promise<void>;
}

/**
 * Runs the program of a stack: what it registers is created or brought up to date, everything else is deleted.
 * Source: `pkg/resource/deploy/{source_eval,deployment_executor}.go` in pulumi/pulumi.
 */
export class ProgramRun {
    private readonly seen = new Seen();
    private readonly phase: Phase;
    private readonly driver: Driver;
    private program: Program | undefined;
    private readonly stopped: Promise<void>;
    private finished: Promise<void> | undefined;

    constructor(
        private readonly session: Session,
        states: readonly State[],
        private readonly options: ProgramRunOptions,
    ) {
        const { preview, reporter, registry } = session;
        const { project, stack, config, continueOnError } = session.options;
        let onStop: () => void = () => undefined;
        this.stopped = new Promise((resolve) => {
            onStop = resolve;
        });
        this.phase = session.begin(states, this.seen, { continueOnError, onStop });
        const { base, access, executor } = this.phase;
        const generator = new Generator({
            stack,
            project: project.name,
            preview,
            base,
            news: executor.news,
            access,
            reporter,
            policies: options.policies,
            seen: this.seen,
            onRename: (alias, urn) => {
                session.rename(alias, urn);
            },
        });
        this.driver = new Driver(generator, executor, reporter);
        let installed: ReturnType<typeof installedPackages> | undefined;
        const defaults = new DefaultProviders(
            config,
            () => (installed ??= installedPackages(project.workingDirectory, base.resources)),
            async (goal) => (await this.driver.register(goal)).state,
        );
        const service = monitorService(
            {
                driver: this.driver,
                registry,
                defaults,
                packages: new Packages(),
                transforms: new Transforms(session.callbacks, project.workingDirectory),
                hooks: session.hooks,
                reporter,
                positions: new SourcePositions(project.root),
                registered: new Registered(),
                info: () => session.info(options.address),
                directory: project.workingDirectory,
                preview,
            },
            () => (this.finished ??= this.finish()),
        );
        options.server.addService(ResourceMonitorService, service);
    }

    /** Runs the program to its end, and what follows from it. */
    async run(): Promise<void> {
        const { session, options } = this;
        const { reporter } = session;
        this.program = startProgram(session.options.shared.programs, {
            project: session.options.project,
            info: session.info(options.address),
            engine: options.address,
            onLine: (line) => {
                reporter.info("", line);
            },
            onError: (message) => {
                reporter.error("", message);
            },
        });
        const end = this.program.ended.then(({ code }) => this.programEnded(code));
        await Promise.race([end, this.stopped]);
        // Steps that run may still need the program, for its hooks: it is told of the end only now.
        await this.phase.executor.settle();
        this.driver.close();
        await this.program.stop();
        await end;
        await this.finished;
        await this.finishStackOutputs();
        if (this.phase.executor.failed || reporter.failed) {
            const message = session.preview ? "preview failed" : "update failed";
            throw this.driver.aborted ? new Bail(message) : new Error(message);
        }
    }

    /** Ends the run early; what is going on is finished and recorded. */
    cancel(): void {
        this.driver.abort("", new Error(this.session.preview ? "preview canceled" : "update canceled"));
    }

    /** A program that failed never says that it is done; an old one may end well without saying so. */
    private async programEnded(code: number): Promise<void> {
        const { executor } = this.phase;
        if (executor.isStopped) {
            return;
        }
        if (code === 0) {
            await (this.finished ??= this.finish());
            return;
        }
        const message = `an unhandled error occurred: Program exited with non-zero exit code: ${code}`;
        this.driver.abort("", code === alreadyToldCode ? new Bail(message) : new Error(message));
    }

    /** Does what remains when the program wants nothing more: deletions, outputs of the stack, policies on it all. */
    private async finish(): Promise<void> {
        const { base, access, executor } = this.phase;
        await this.driver.settle();
        if (executor.isStopped) {
            return;
        }
        try {
            await deleteUnwanted(base, this.seen, access, executor);
            await this.finishStackOutputs();
            if (!executor.failed) {
                await this.options.onSuccess(this.seen, this.phase);
            }
        } catch (error) {
            this.driver.abort("", error);
        }
    }

    private async finishStackOutputs(): Promise<void> {
        const { base, executor } = this.phase;
        const failed = executor.failed || this.session.reporter.failed;
        await executor.finishStackOutputs(failed, (urn) => base.get(urn));
    }
}
