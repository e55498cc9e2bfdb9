import type { PropertyMap } from "../../model/values";
import { InitError } from "../providers/failures";
import { ProtectedError } from "../steps/delete-step";
import type { State } from "../steps/goal";
import type { Step, StepContext } from "../steps/step";
import { rootStackType } from "../../model/urn";
import { messageOf } from "../wire/rpc";
import type { Journal } from "./journal";
import type { Reporter } from "./reporter";
import { protectSecretOutputs } from "./secret-outputs";

export interface ExecutorOptions {
    /** The most chains of steps that run at once. */
    readonly parallel: number;
    readonly continueOnError: boolean;
    /** Called once, when a failure ends the run early. */
    readonly onStop: () => void;
}

/** Steps that are done one after the other. */
export type Chain = readonly Step[];

/**
 * Carries out steps: chains side by side, the steps of one chain in order.
 * Source: `pkg/resource/deploy/step_executor.go` in pulumi/pulumi.
 */
export class Executor {
    /** What this run registered, and what it read, by URN. */
    readonly news = new Map<string, State>();
    readonly reads = new Map<string, State>();
    /** Steps that failed, in runs that go on after failures. */
    readonly failedSteps: Step[] = [];
    failed = false;
    private stopped = false;
    private readonly completable = new Map<string, Step>();
    private stackOutputs: { readonly urn: string; readonly outputs: PropertyMap } | undefined;
    private running = 0;
    private readonly waiting: (() => void)[] = [];
    private readonly chains = new Set<Promise<boolean>>();

    constructor(
        private readonly context: StepContext,
        private readonly journal: Journal,
        private readonly reporter: Reporter,
        private readonly options: ExecutorOptions,
    ) {}

    /** Starts a chain as soon as there is room. Whether it was done to its end. */
    execute(chain: Chain): Promise<boolean> {
        const promise = this.whenThereIsRoom(() => this.executeChain(chain));
        this.chains.add(promise);
        void promise.finally(() => this.chains.delete(promise));
        return promise;
    }

    /** Ends the run: what runs goes on to its end, nothing else begins. */
    stop(): void {
        if (!this.stopped) {
            this.stopped = true;
            this.options.onStop();
        }
    }

    get isStopped(): boolean {
        return this.stopped;
    }

    /** Waits until no chain runs. */
    async settle(): Promise<void> {
        while (this.chains.size > 0) {
            await Promise.all(this.chains);
        }
    }

    /** A failure after a step that is done nevertheless. */
    postStepError(): void {
        this.failed = true;
        if (!this.options.continueOnError) {
            this.stop();
        }
    }

    /** Takes the outputs of a component; those of the stack are kept until everything else is done. */
    async registerOutputs(urn: string, outputs: PropertyMap): Promise<void> {
        const step = this.completable.get(urn);
        if (step?.state.type === rootStackType) {
            this.stackOutputs = { urn, outputs };
            return;
        }
        if (step === undefined) {
            throw new Error(`cannot complete a resource '${urn}' whose registration isn't pending`);
        }
        await this.complete(step, outputs);
    }

    /** Gives the stack its outputs; after failures the old ones stay, with the new ones laid over them. */
    async finishStackOutputs(errored: boolean, oldOf: (urn: string) => State | undefined): Promise<void> {
        const step = this.stackOutputs && this.completable.get(this.stackOutputs.urn);
        if (this.stackOutputs !== undefined && step !== undefined) {
            const { urn, outputs } = this.stackOutputs;
            await this.complete(step, errored ? { ...oldOf(urn)?.outputs, ...outputs } : outputs);
        }
    }

    private async complete(step: Step, outputs: PropertyMap): Promise<void> {
        const { state } = step;
        this.completable.delete(state.urn);
        const before = step.old && { ...step.old };
        state.outputs = outputs;
        if (!state.custom && step.op === "create") {
            await this.context.hooks.runAfter("AfterCreate", { after: state });
        } else if (!state.custom && step.op === "update" && before !== undefined) {
            await this.context.hooks.runAfter("AfterUpdate", { before, after: state });
        }
        this.reporter.outputsRegistered(step);
        await this.journal.rewrite(state);
    }

    private async whenThereIsRoom<Result>(work: () => Promise<Result>): Promise<Result> {
        if (this.running >= this.options.parallel) {
            await new Promise<void>((resolve) => this.waiting.push(resolve));
        } else {
            this.running += 1;
        }
        try {
            return await work();
        } finally {
            const next = this.waiting.shift();
            if (next === undefined) {
                this.running -= 1;
            } else {
                next();
            }
        }
    }

    private async executeChain(chain: Chain): Promise<boolean> {
        for (const step of chain) {
            if (this.stopped || !(await this.executeStep(step))) {
                return false;
            }
        }
        return true;
    }

    private async executeStep(step: Step): Promise<boolean> {
        this.reporter.stepBegins(step);
        const operation = await this.journal.begin(step);
        let done: () => void;
        try {
            done = await step.apply(this.context);
        } catch (error) {
            await this.fail(step, operation, error);
            return false;
        }
        this.finish(step);
        if (step.logical && step.next !== undefined) {
            this.completable.set(step.urn, step);
        }
        this.reporter.stepSucceeded(step);
        await this.journal.end(step, operation, true);
        done();
        return true;
    }

    private finish(step: Step): void {
        if (step.next !== undefined && step.op !== "replace") {
            protectSecretOutputs(step.next, (urn, message) => {
                this.context.warn(urn, message);
            });
            const known = step.op === "read" || step.op === "read-replacement" ? this.reads : this.news;
            known.set(step.urn, step.next);
        }
    }

    private async fail(step: Step, operation: number | undefined, error: unknown): Promise<void> {
        const partial = error instanceof InitError;
        if (partial) {
            this.finish(step);
        }
        this.failed = true;
        this.reporter.stepFailed(step, messageOf(error));
        await this.journal.end(step, operation, partial);
        if (this.options.continueOnError || error instanceof ProtectedError) {
            this.failedSteps.push(step);
            step.fail();
        } else {
            this.stop();
        }
    }
}
