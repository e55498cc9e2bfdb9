import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { ErrorHookResponse, ResourceHookResponse } from "@pulumi/pulumi/proto/resource_pb";
import type { Callbacks } from "../wire/callbacks";
import { messageOf } from "../wire/rpc";
import { errorHookRequest, hookRequest, type HookStates } from "./hook-messages";

/** When a hook runs. */
export type HookPoint =
    "BeforeCreate" | "AfterCreate" | "BeforeUpdate" | "AfterUpdate" | "BeforeDelete" | "AfterDelete";

/** A function of the program that runs around changes of resources that name it. */
export interface ResourceHook {
    readonly callback: Callback;
    /** Whether it runs in previews too. */
    readonly onDryRun: boolean;
    /** Whether its failure is only a warning. */
    readonly ignoreErrors: boolean;
}

/** Where hooks report. */
interface Reporter {
    warn(urn: string, message: string): void;
    postStepError(urn: string, message: string): void;
}

/** How often an error hook may have an operation tried. Source: `pkg/resource/deploy/retries.go`. */
const maxAttempts = 100;

/**
 * The hooks of a run.
 * Source: `RunHooks` and `RunErrorHooks` in `pkg/resource/deploy/deployment.go`.
 */
export class Hooks {
    private readonly hooks = new Map<string, ResourceHook>();
    private readonly errorHooks = new Map<string, Callback>();

    constructor(
        private readonly callbacks: Callbacks,
        private readonly preview: boolean,
        private readonly reporter: Reporter,
    ) {}

    register(name: string, hook: ResourceHook): void {
        if (this.hooks.has(name)) {
            throw new Error(`resource hook already registered for name "${name}"`);
        }
        this.hooks.set(name, hook);
    }

    registerErrorHook(name: string, callback: Callback): void {
        if (this.errorHooks.has(name)) {
            throw new Error(`error hook already registered for name "${name}"`);
        }
        this.errorHooks.set(name, callback);
    }

    /** Runs the hooks that a resource names for one point; the first failure is thrown. */
    async run(point: HookPoint, states: HookStates): Promise<void> {
        const subject = states.after ?? states.before;
        const after = point.startsWith("After");
        for (const name of subject?.resourceHooks[point] ?? []) {
            const hook = this.hooks.get(name);
            if (hook === undefined) {
                throw new Error(`hook "${name}" was not registered`);
            }
            if (this.preview && !hook.onDryRun) {
                continue;
            }
            const fault = await this.failureOf(hook, states, after);
            if (fault === "") {
                continue;
            }
            if (!hook.ignoreErrors) {
                throw new Error(`${after ? "after" : "before"} hook "${name}" failed: ${fault}`);
            }
            this.reporter.warn(subject?.urn ?? "", `${point} hook "${name}" failed: ${fault}`);
        }
    }

    /** Runs the hooks after a change: a failure is reported, but the change stands. */
    async runAfter(point: HookPoint, states: HookStates): Promise<void> {
        try {
            await this.run(point, states);
        } catch (error) {
            this.reporter.postStepError((states.after ?? states.before)?.urn ?? "", messageOf(error));
        }
    }

    /** Does an operation, again and again as long as it fails and an error hook of the resource asks for it. */
    async retrying<Result>(
        operation: "create" | "update" | "delete",
        states: HookStates,
        attempt: () => Promise<Result>,
    ): Promise<Result> {
        const subject = states.after ?? states.before;
        const failures: string[] = [];
        for (;;) {
            try {
                return await attempt();
            } catch (error) {
                failures.unshift(messageOf(error));
                if ((subject?.resourceHooks.OnError ?? []).length === 0) {
                    throw error;
                }
                if (failures.length >= maxAttempts) {
                    this.reporter.warn(
                        subject?.urn ?? "",
                        `maximum number of error hook retries (${maxAttempts}) reached`,
                    );
                    throw new Error("maximum number of error hook retries reached");
                }
                if (!(await this.wantsRetry(states, operation, failures))) {
                    throw error;
                }
                this.reporter.warn(
                    subject?.urn ?? "",
                    `retrying ${operation} due to on-error hook request (${failures.length}/${maxAttempts})`,
                );
            }
        }
    }

    private async failureOf(hook: ResourceHook, states: HookStates, afterChange: boolean): Promise<string> {
        try {
            const bytes = await this.callbacks.invoke(hook.callback, hookRequest(states, afterChange));
            return ResourceHookResponse.deserializeBinary(bytes).getError();
        } catch (error) {
            return messageOf(error);
        }
    }

    private async wantsRetry(states: HookStates, operation: string, failures: readonly string[]): Promise<boolean> {
        let retry = false;
        for (const name of (states.after ?? states.before)?.resourceHooks.OnError ?? []) {
            const callback = this.errorHooks.get(name);
            if (callback === undefined) {
                throw new Error(`error hooks execution failed: error hook "${name}" was not registered`);
            }
            const bytes = await this.callbacks.invoke(callback, errorHookRequest(states, operation, failures));
            const response = ErrorHookResponse.deserializeBinary(bytes);
            if (response.getError() !== "") {
                throw new Error(`error hooks execution failed: error hook "${name}" failed: ${response.getError()}`);
            }
            retry ||= response.getRetry();
        }
        return retry;
    }
}
