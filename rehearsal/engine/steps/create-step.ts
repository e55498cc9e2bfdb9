import type { StepOp } from "../../model/events";
import { InitError } from "../providers/failures";
import type { State } from "./goal";
import { type Answer, noReasons, now, type Reasons, Step, type StepContext } from "./step";

/** What a creation replaces. */
export interface Replacement {
    readonly old: State;
    readonly reasons: Reasons;
    /** Whether the old resource is deleted later; otherwise it is gone already. */
    readonly pendingDelete: boolean;
}

/** Creates a resource, new or in place of another. */
export class CreateStep extends Step {
    readonly op: StepOp;
    override readonly logical: boolean;
    override readonly reasons: Reasons;

    constructor(
        private readonly after: State,
        private readonly answer: Answer,
        private readonly replacement?: Replacement,
    ) {
        super(replacement?.old, after, after);
        this.op = replacement === undefined ? "create" : "create-replacement";
        this.logical = replacement === undefined;
        this.reasons = replacement?.reasons ?? noReasons;
    }

    override async apply(context: StepContext): Promise<() => void> {
        const state = this.after;
        await context.hooks.run("BeforeCreate", { after: state });
        const failure = state.custom ? await this.create(context) : undefined;
        state.created = now();
        state.modified = state.created;
        if (this.replacement?.pendingDelete === true) {
            this.replacement.old.delete = true;
        }
        if (failure !== undefined) {
            throw failure;
        }
        if (state.custom) {
            await context.hooks.runAfter("AfterCreate", { after: state });
        }
        return () => {
            this.answer({ state, outcome: "success" });
        };
    }

    /** Has the provider create it; an unhealthy resource is returned as its failure. */
    private async create(context: StepContext): Promise<InitError | undefined> {
        const state = this.after;
        const manager = context.managerOf(state);
        try {
            const result = await context.hooks.retrying("create", { after: state }, () =>
                manager.create({
                    urn: state.urn,
                    inputs: state.inputs,
                    timeout: state.customTimeouts?.create ?? 0,
                    preview: context.preview,
                }),
            );
            state.id = result.id;
            state.outputs = result.outputs;
            state.refreshBeforeUpdate = result.refreshBeforeUpdate;
            return undefined;
        } catch (error) {
            if (!(error instanceof InitError)) {
                throw error;
            }
            state.id = error.id;
            state.outputs = error.outputs;
            state.refreshBeforeUpdate = error.refreshBeforeUpdate;
            state.initErrors = error.reasons;
            return error;
        }
    }

    override fail(): void {
        this.answer({ state: this.after, outcome: "failed" });
    }

    override skip(): void {
        this.answer({ state: this.after, outcome: "skipped" });
    }
}
