import type { StepOp } from "../../model/events";
import type { State } from "./goal";
import { Step, type StepContext } from "./step";

/** Refuses to delete what is protected. It alone does not stop other deletions, so that all refusals are told. */
export class ProtectedError extends Error {
    constructor(urn: string) {
        super(
            `resource "${urn}" cannot be deleted\n` +
                "because it is protected. To unprotect the resource, " +
                "either remove the `protect` flag from the resource in your Pulumi " +
                "program and run `pulumi up`, or use the command:\n" +
                `\`pulumi state unprotect '${urn}'\``,
        );
    }
}

/** Deletes a resource: for good, or as the old half of a replacement. */
export class DeleteStep extends Step {
    readonly op: StepOp;
    override readonly logical: boolean;

    constructor(
        private readonly before: State,
        private readonly replacing: "no" | "before-create" | "after-create",
    ) {
        super(before, undefined, before);
        this.logical = replacing === "no";
        if (before.external) {
            this.op = replacing === "no" ? "discard" : "discard-replaced";
        } else {
            this.op = replacing === "no" ? "delete" : "delete-replaced";
        }
    }

    override async apply(context: StepContext): Promise<() => void> {
        const state = this.before;
        await context.hooks.run("BeforeDelete", { before: state });
        if (this.replacing === "no" && state.protect) {
            throw new ProtectedError(state.urn);
        }
        if (this.isReal(context)) {
            const manager = context.managerOf(state);
            await context.hooks.retrying("delete", { before: state }, () =>
                manager.delete({
                    urn: state.urn,
                    id: state.id,
                    inputs: state.inputs,
                    outputs: state.outputs,
                    timeout: state.customTimeouts?.delete ?? 0,
                }),
            );
        }
        if (this.replacing === "before-create") {
            state.pendingReplacement = true;
        }
        await context.hooks.runAfter("AfterDelete", { before: state });
        return () => undefined;
    }

    /** Whether the provider has anything to delete. */
    private isReal(context: StepContext): boolean {
        const { custom, external, retainOnDelete, deletedWith } = this.before;
        const goesAnyway = deletedWith !== "" && context.isDeleted(deletedWith);
        return custom && !context.preview && !external && !retainOnDelete && !goesAnyway;
    }

    override fail(): void {
        // Nobody waits for a deletion.
    }

    override skip(): void {
        // Nobody waits for a deletion.
    }
}
