import assert from "node:assert/strict";

import type { Deployed } from "./deployed";
import type { Rehearsal } from "./rehearsal";

/** A step of a report. */
interface Step {
    readonly op: string;
    readonly urn: string;
}

/** What must be gone before what, each by a type or by the name of a chart. */
export type Order = readonly [first: string, second: string];

/** Asserts that a stack refuses to be destroyed, and loses nothing that is protected. */
export async function assertRefusesDestruction(rehearsal: Rehearsal, { resources }: Deployed): Promise<void> {
    const { exitCode, text } = await rehearsal.run("destroy");
    assert.equal(exitCode, 1);
    assert.match(text, /cannot be deleted\s+because it is protected/);
    const left = new Set((await rehearsal.resources()).map(({ urn }) => urn));
    assert.deepEqual(
        resources.filter(({ urn, protect }) => protect === true && !left.has(urn)),
        [],
    );
}

/** Destroys a stack, and asserts that nothing is left, and that everything went in these orders. */
export async function assertDestroyed(rehearsal: Rehearsal, orders: readonly Order[]): Promise<void> {
    const { report } = await rehearsal.succeed("destroy", "--json");
    const { steps } = report as { readonly steps: readonly Step[] };
    assert.deepEqual(await rehearsal.resources(), []);
    assert.deepEqual(
        orders.flatMap((order) => wrongOrder(steps, order)),
        [],
    );
}

/** Deletions of the first that came after a deletion of the second. */
function wrongOrder(steps: readonly Step[], [first, second]: Order): string[] {
    const is = (step: Step, what: string) =>
        what.includes(":")
            ? typeOf(step) === what
            : /(Release|Extension)::/.test(step.urn) && step.urn.endsWith(`::${what}`);
    const earliest = steps.findIndex((step) => is(step, second));
    return earliest < 0
        ? []
        : steps
              .slice(earliest)
              .filter((step) => is(step, first))
              .map(({ urn }) => `${urn} after ${second}`);
}

function typeOf({ urn }: Step): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
