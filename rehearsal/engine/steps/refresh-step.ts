import type { StepOp } from "../../model/events";
import { InitError } from "../providers/failures";
import type { ReadResult } from "../providers/provider";
import { isProviderType } from "../providers/reference";
import { equalMaps } from "../../model/equality";
import { diffResource, invert } from "./diffing";
import type { State } from "./goal";
import { reasonsOf } from "./replacing";
import { now, Step, type StepContext } from "./step";

/** Finds out what has become of a resource. */
export class RefreshStep extends Step {
    readonly op = "refresh";
    override readonly logical = false;
    private changed = false;

    constructor(private readonly before: State) {
        super(before, before, before);
    }

    override get resultOp(): StepOp {
        if (this.next === undefined) {
            return "delete";
        }
        return this.changed ? "update" : "same";
    }

    override async apply(context: StepContext): Promise<() => void> {
        const { before } = this;
        if (before.custom && !isProviderType(before.type) && !before.pendingReplacement) {
            await this.read(context);
        }
        return () => undefined;
    }

    private async read(context: StepContext): Promise<void> {
        const { before } = this;
        const manager = context.managerOf(before);
        const { urn, id, inputs, outputs } = before;
        let initErrors: readonly string[] = [];
        const found: ReadResult = await manager.read({ urn, id, inputs, outputs }).catch((error: unknown) => {
            if (!(error instanceof InitError)) {
                throw error;
            }
            initErrors = error.reasons;
            const list = initErrors.map((reason) => `\n* ${reason}`).join("");
            context.warn(urn, `Refreshed resource is in an unhealthy state:${list}`);
            return error;
        });
        if (found.id === "" || found.outputs === undefined) {
            this.next = undefined;
            return;
        }
        const next: State = {
            ...before,
            id: found.id,
            initErrors,
            refreshBeforeUpdate: found.refreshBeforeUpdate,
            inputs: found.inputs ?? inputs,
            outputs: found.outputs,
        };
        if (!equalMaps(next.inputs, inputs) || !equalMaps(next.outputs, outputs)) {
            next.modified = now();
        }
        this.next = next;
        if (before.external) {
            this.changed = !equalMaps(outputs, next.outputs);
            return;
        }
        const diff = await diffResource(manager, {
            urn,
            id: next.id,
            oldInputs: next.inputs,
            oldOutputs: next.outputs,
            newInputs: inputs,
            allowUnknowns: context.preview,
            ignoreChanges: before.ignoreChanges,
        });
        this.changed = diff.changes === "some";
        this.reasons = reasonsOf(invert(diff));
    }

    override fail(): void {
        // Nobody waits for it.
    }

    override skip(): void {
        // Nobody waits for it.
    }
}
