import { status } from "@grpc/grpc-js";
import type { PropertyMap } from "../../model/values";
import type { Generated, Reading, Registration } from "../steps/generation";
import type { Generator } from "../steps/generator";
import { neededUrns } from "../steps/dependency-graph";
import type { Step, RegistrationResult } from "../steps/step";
import { messageOf, StatusError } from "../wire/rpc";
import type { Executor } from "./executor";
import { Bail, type Reporter } from "./reporter";

/** Whether a step needs something that failed or was skipped. A provider does not count. */
function needsAny(step: Step, urns: ReadonlySet<string>): boolean {
    const { state } = step;
    return urns.size > 0 && [...neededUrns({ ...state, provider: "" }), state.parent].some((urn) => urns.has(urn));
}

/**
 * Takes what a program asks for and sees it through: one decision after the other in the order of arrival, the steps
 * that follow side by side.
 * Source: `pkg/resource/deploy/deployment_executor.go` in pulumi/pulumi.
 */
export class Driver {
    private queue: Promise<void> = Promise.resolve();
    private readonly afterwards = new Set<Promise<void>>();
    private readonly skipped = new Set<string>();
    private readonly rejections = new Set<(reason: Error) => void>();
    private closed = false;
    /** Whether the run was ended because something could not be decided, which was reported then. */
    aborted = false;

    constructor(
        private readonly generator: Generator,
        private readonly executor: Executor,
        private readonly reporter: Reporter,
    ) {}

    register(goal: Registration["goal"]): Promise<RegistrationResult> {
        return this.request((answer) => {
            const prepared = this.generator.prepare({ goal, answer });
            this.enqueue(prepared.urn, async () => {
                this.carryOut(prepared.urn, await this.generator.decide(prepared));
            });
        });
    }

    read(reading: Omit<Reading, "answer">): Promise<RegistrationResult> {
        return this.request((answer) => {
            this.enqueue("", async () => {
                this.carryOut("", { steps: this.generator.read({ ...reading, answer }) });
                await Promise.resolve();
            });
        });
    }

    registerOutputs(urn: string, outputs: PropertyMap): Promise<void> {
        return this.request((answer: () => void) => {
            this.enqueue(urn, async () => {
                await this.executor.registerOutputs(urn, outputs);
                answer();
            });
        });
    }

    /** Waits until everything asked for so far is decided and done. */
    async settle(): Promise<void> {
        let last: Promise<void> | undefined;
        while (last !== this.queue || this.afterwards.size > 0) {
            last = this.queue;
            await last;
            await Promise.all(this.afterwards);
        }
        await this.executor.settle();
    }

    /** Answers nothing any more: whoever waits or asks is told that the run has ended. */
    close(): void {
        this.closed = true;
        for (const reject of this.rejections) {
            reject(this.unavailable());
        }
        this.rejections.clear();
    }

    /** Settles with `promise`, unless the run ends before. */
    whileOpen<Result>(promise: Promise<Result>): Promise<Result> {
        return this.request((answer, reject) => {
            promise.then(answer, reject);
        });
    }

    /** Reports what went wrong, unless that is done already, and ends the run. */
    abort(urn: string, error: unknown): void {
        if (!(error instanceof Bail)) {
            this.reporter.error(urn, messageOf(error));
        }
        this.aborted = true;
        this.executor.failed = true;
        this.executor.stop();
    }

    private unavailable(): StatusError {
        return new StatusError(status.UNAVAILABLE, "resource monitor shut down while waiting on step's done channel");
    }

    private request<Result>(
        start: (answer: (result: Result) => void, reject: (reason: unknown) => void) => void,
    ): Promise<Result> {
        return new Promise((resolve, reject) => {
            if (this.closed) {
                reject(this.unavailable());
                return;
            }
            this.rejections.add(reject);
            const done = (): void => {
                this.rejections.delete(reject);
            };
            try {
                start(
                    (result) => {
                        done();
                        resolve(result);
                    },
                    (reason) => {
                        done();
                        reject(reason instanceof Error ? reason : new Error(String(reason)));
                    },
                );
            } catch (error) {
                this.abort("", error);
            }
        });
    }

    private enqueue(urn: string, task: () => Promise<void>): void {
        this.queue = this.queue.then(async () => {
            if (this.executor.isStopped) {
                return;
            }
            try {
                await task();
            } catch (error) {
                this.abort(urn, error);
            }
        });
    }

    private carryOut(urn: string, { steps, afterwards }: Generated): void {
        for (const failed of this.executor.failedSteps) {
            this.skipped.add(failed.urn);
        }
        const chain = steps.filter((step) => {
            const skip = needsAny(step, this.skipped);
            if (skip) {
                step.skip();
                this.skipped.add(step.urn);
            }
            return !skip;
        });
        const done = chain.length === 0 ? Promise.resolve(false) : this.executor.execute(chain);
        if (afterwards === undefined) {
            return;
        }
        const next: Promise<void> = done.then((complete) => {
            if (complete) {
                this.enqueue(urn, async () => {
                    this.carryOut(urn, await afterwards());
                });
            }
            this.afterwards.delete(next);
        });
        this.afterwards.add(next);
    }
}
