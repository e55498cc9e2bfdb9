import assert from "node:assert/strict";
import type { Run, Step } from "./engines";
import { normalizeState } from "./normalize";

/** Fails unless two runs of one program did the same: result, steps, errors and state. */
export function assertAgreement(embedded: Run, pulumi: Run, when: string): void {
    assert.equal(embedded.succeeded, pulumi.succeeded, `${when}: the result\n${embedded.log}\n${pulumi.log}`);
    assert.deepEqual(comparable(embedded.steps), comparable(pulumi.steps), `${when}: the steps`);
    assert.deepEqual([...embedded.errors].sort(), [...pulumi.errors].sort(), `${when}: the errors`);
    assert.deepEqual(normalizeState(embedded.state), normalizeState(pulumi.state), `${when}: the state`);
}

/** Steps run side by side, so only their set is the same in two runs. */
function comparable(steps: readonly Step[]): readonly Step[] {
    return [...steps].sort((a, b) => a.urn.localeCompare(b.urn) || a.op.localeCompare(b.op));
}
