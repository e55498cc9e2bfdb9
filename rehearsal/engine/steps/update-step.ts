import { InitError } from "../providers/failures";
import type { State } from "./goal";
import { type Answer, now, type Reasons, Step, type StepContext } from "./step";

/** Changes a resource in place. */
export class UpdateStep extends Step {
    readonly op = "update";

    constructor(
        private readonly before: State,
        private readonly after: State,
        private readonly answer: Answer,
        override readonly reasons: Reasons,
        private readonly ignoreChanges: readonly string[],
    ) {
        super(before, after, after);
    }

    override async apply(context: StepContext): Promise<() => void> {
        const { before, after } = this;
        after.id = before.id;
        after.created = before.created;
        after.modified = before.modified;
        await context.hooks.run("BeforeUpdate", { before, after });
        if (after.custom) {
            await this.update(context);
            await context.hooks.runAfter("AfterUpdate", { before, after });
        }
        return () => {
            this.answer({ state: after, outcome: "success" });
        };
    }

    private async update(context: StepContext): Promise<void> {
        const { before, after } = this;
        const manager = context.managerOf(after);
        try {
            const result = await context.hooks.retrying("update", { before, after }, () =>
                manager.update({
                    urn: after.urn,
                    id: before.id,
                    oldInputs: before.inputs,
                    oldOutputs: before.outputs,
                    inputs: after.inputs,
                    timeout: after.customTimeouts?.update ?? 0,
                    ignoreChanges: this.ignoreChanges,
                    preview: context.preview,
                }),
            );
            after.outputs = result.outputs;
            after.refreshBeforeUpdate = result.refreshBeforeUpdate;
            after.modified = now();
        } catch (error) {
            if (error instanceof InitError) {
                after.outputs = error.outputs;
                after.refreshBeforeUpdate = error.refreshBeforeUpdate;
                after.initErrors = error.reasons;
                // The old inputs stay in the state, so that the next run sees the difference again.
                after.inputs = before.inputs;
                after.modified = now();
            }
            throw error;
        }
    }

    override fail(): void {
        this.answer({ state: this.after, outcome: "failed" });
    }

    override skip(): void {
        this.answer({ state: this.after, outcome: "skipped" });
    }
}
