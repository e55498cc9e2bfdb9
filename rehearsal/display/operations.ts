import type { StepOp } from "../model/events";
import type { Styles } from "./styles";

interface OperationWords {
    /** As Pulumi writes it before a resource. */
    readonly sign: string;
    /** In a preview: what will be done. */
    readonly plan: string;
    readonly running: string;
    readonly done: string;
    readonly style: keyof Styles;
}

/** How steps are shown. Source of the signs: `StepOp.RawPrefix` in `pkg/display/step_op.go` in pulumi/pulumi. */
const words: Readonly<Record<StepOp, OperationWords>> = {
    same: { sign: "  ", plan: "unchanged", running: "checking", done: "unchanged", style: "faint" },
    create: { sign: "+ ", plan: "create", running: "creating", done: "created", style: "good" },
    update: { sign: "~ ", plan: "update", running: "updating", done: "updated", style: "warning" },
    delete: { sign: "- ", plan: "delete", running: "deleting", done: "deleted", style: "bad" },
    replace: { sign: "+-", plan: "replace", running: "replacing", done: "replaced", style: "replaced" },
    "create-replacement": {
        sign: "++",
        plan: "create replacement",
        running: "creating replacement",
        done: "created replacement",
        style: "good",
    },
    "delete-replaced": {
        sign: "--",
        plan: "delete original",
        running: "deleting original",
        done: "deleted original",
        style: "bad",
    },
    read: { sign: "> ", plan: "read", running: "reading", done: "read", style: "faint" },
    "read-replacement": { sign: ">>", plan: "read for replacement", running: "reading", done: "read", style: "faint" },
    refresh: { sign: "~ ", plan: "refresh", running: "refreshing", done: "refreshed", style: "faint" },
    discard: { sign: "< ", plan: "discard", running: "discarding", done: "discarded", style: "bad" },
    "discard-replaced": { sign: "<<", plan: "discard", running: "discarding", done: "discarded", style: "bad" },
    "remove-pending-replace": {
        sign: "  ",
        plan: "complete",
        running: "completing",
        done: "completed",
        style: "faint",
    },
    import: { sign: "= ", plan: "import", running: "importing", done: "imported", style: "good" },
    "import-replacement": { sign: "=>", plan: "import", running: "importing", done: "imported", style: "good" },
};

/** All kinds of steps, in the order in which summaries list them. */
export const stepOps: readonly StepOp[] = [
    "create",
    "import",
    "import-replacement",
    "update",
    "replace",
    "create-replacement",
    "delete-replaced",
    "delete",
    "discard",
    "discard-replaced",
    "read",
    "read-replacement",
    "refresh",
    "remove-pending-replace",
    "same",
];

export function wordsFor(op: StepOp): OperationWords {
    return words[op];
}

/** Steps that leave a resource as it is. Source: `HasChanges` in `pkg/engine/update.go`. */
const harmless: ReadonlySet<string> = new Set<StepOp>(["same", "read", "read-replacement", "discard"]);

/** Whether counts of steps contain a change. */
export function hasChanges(changes: Readonly<Partial<Record<StepOp, number>>>): boolean {
    return Object.entries(changes).some(([op, count]) => count > 0 && !harmless.has(op));
}
