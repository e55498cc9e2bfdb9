import { isProviderType } from "../providers/reference";
import type { State } from "./goal";
import { type Answer, Step, type StepContext } from "./step";

/** Nothing changes but what the program says about the resource: dependencies, options, provider. */
export class SameStep extends Step {
    readonly op = "same";

    constructor(
        private readonly before: State,
        private readonly after: State,
        private readonly answer: Answer | undefined,
    ) {
        super(before, after, after);
    }

    override async apply(context: StepContext): Promise<() => void> {
        this.after.id = this.before.id;
        this.after.outputs = this.before.outputs;
        if (isProviderType(this.after.type)) {
            try {
                await context.sameProvider({ ...this.after, inputs: this.before.inputs });
            } catch (error) {
                const reason = error instanceof Error ? error.message : String(error);
                throw new Error(`bad provider state for resource ${this.urn}: ${reason}`);
            }
        }
        return () => this.answer?.({ state: this.after, outcome: "success" });
    }

    override fail(): void {
        this.answer?.({ state: this.after, outcome: "failed" });
    }

    override skip(): void {
        this.answer?.({ state: this.after, outcome: "skipped" });
    }
}
