import type { StepOp } from "../../model/events";
import { InitError } from "../providers/failures";
import { packageOf } from "../../model/urn";
import type { State } from "./goal";
import { type Answer, now, Step, type StepContext } from "./step";

/** Takes over a resource that exists already. What the program wants of it is decided afterwards. */
export class ImportStep extends Step {
    readonly op: StepOp;
    override readonly logical: boolean;

    constructor(
        private readonly after: State,
        /** The managed resource that gives way, if there is one. */
        private readonly original: State | undefined,
        private readonly answer: Answer,
    ) {
        super(original, after, after);
        this.op = original === undefined ? "import" : "import-replacement";
        this.logical = original === undefined;
    }

    override async apply(context: StepContext): Promise<() => void> {
        const { after, original } = this;
        await this.read(context);
        after.created = now();
        after.modified = after.created;
        if (original !== undefined) {
            original.delete = true;
        }
        return () => undefined;
    }

    private async read(context: StepContext): Promise<void> {
        const { after } = this;
        const { urn, importID } = after;
        const request = { urn, id: importID, inputs: undefined, outputs: {} };
        const result = await context
            .managerOf(after)
            .read(request)
            .catch((error: unknown) => {
                if (!(error instanceof InitError)) {
                    throw error;
                }
                after.initErrors = error.reasons;
                return error;
            });
        if (result.outputs === undefined) {
            throw new Error(`resource '${importID}' does not exist`);
        }
        if (result.inputs === undefined) {
            throw new Error(
                "provider does not support importing resources; " +
                    `please try updating the '${packageOf(after.type)}' plugin`,
            );
        }
        after.id = result.id === "" ? importID : result.id;
        after.inputs = result.inputs;
        after.outputs = result.outputs;
        after.refreshBeforeUpdate = result.refreshBeforeUpdate;
    }

    override fail(): void {
        this.answer({ state: this.after, outcome: "failed" });
    }

    override skip(): void {
        this.answer({ state: this.after, outcome: "skipped" });
    }
}
