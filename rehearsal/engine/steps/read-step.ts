import type { StepOp } from "../../model/events";
import { InitError } from "../providers/failures";
import { equalMaps } from "../../model/equality";
import { unknownText } from "../../model/signatures";
import type { State } from "./goal";
import { type Answer, now, Step, type StepContext } from "./step";

/** Reads a resource that others manage. */
export class ReadStep extends Step {
    readonly op: StepOp;
    override readonly logical: boolean;

    constructor(
        private readonly before: State | undefined,
        private readonly after: State,
        /** Whether what was managed until now gives way to what is read. */
        private readonly replacing: boolean,
        private readonly answer: Answer,
    ) {
        super(before, after, after);
        this.op = replacing ? "read-replacement" : "read";
        this.logical = !replacing;
    }

    override async apply(context: StepContext): Promise<() => void> {
        const { before, after } = this;
        const failure = after.id === unknownText ? undefined : await this.read(context);
        if (before !== undefined) {
            if (this.replacing) {
                before.delete = true;
            }
            const same = equalMaps(after.inputs, before.inputs) && equalMaps(after.outputs, before.outputs);
            after.created = before.created;
            after.modified = same ? before.modified : now();
        }
        if (failure !== undefined) {
            throw failure;
        }
        return () => {
            this.answer({ state: after, outcome: "success" });
        };
    }

    private async read(context: StepContext): Promise<InitError | undefined> {
        const { after } = this;
        const { urn, id, inputs } = after;
        try {
            const result = await context.managerOf(after).read({ urn, id, inputs, outputs: inputs });
            if (result.outputs === undefined) {
                throw new Error(`resource '${id}' does not exist`);
            }
            after.outputs = result.outputs;
            after.id = result.id === "" ? id : result.id;
            return undefined;
        } catch (error) {
            if (!(error instanceof InitError)) {
                throw error;
            }
            after.outputs = error.outputs;
            after.id = error.id === "" ? id : error.id;
            after.initErrors = error.reasons;
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
