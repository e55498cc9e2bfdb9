import type { State } from "./goal";
import { type Reasons, Step } from "./step";

/** Stands for a whole replacement; the work is done by the steps beside it. */
export class ReplaceStep extends Step {
    readonly op = "replace";

    constructor(
        before: State,
        after: State,
        override readonly reasons: Reasons,
    ) {
        super(before, after, after);
    }

    override apply(): Promise<() => void> {
        return Promise.resolve(() => undefined);
    }

    override fail(): void {
        // The creation beside it tells whoever waits.
    }

    override skip(): void {
        // The creation beside it tells whoever waits.
    }
}

/** Forgets what was deleted for a replacement that never came. */
export class RemovePendingReplaceStep extends Step {
    readonly op = "remove-pending-replace";
    override readonly logical = false;

    constructor(before: State) {
        super(before, undefined, before);
    }

    override apply(): Promise<() => void> {
        return Promise.resolve(() => undefined);
    }

    override fail(): void {
        // Nobody waits for it.
    }

    override skip(): void {
        // Nobody waits for it.
    }
}
