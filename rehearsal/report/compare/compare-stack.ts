import { join } from "node:path";
import type { StepOp } from "../../model/events";
import type { StackInput, StackSide, Step, StoredResource } from "../model/input";
import type { Lend } from "./lending";
import type { ProgramWorker } from "./program-worker";
import type { RehearsalDocument } from "./rehearsal-document";
import { type RehearsalTask, nothingApplied, rehearse } from "./rehearse";
import { readReleases } from "./releases";
import type { Side } from "./side";

/** Where the two sides are. */
export interface Sides {
    readonly base: Side;
    readonly head: Side;
    /** A directory for states. */
    readonly states: string;
    /** The base's policy pack, if it differs from the head's. */
    readonly basePack: string | undefined;
}

/** Deploys the base of a stack, and previews the head on it. */
export async function compareStack(
    stack: string,
    { base, head, states: allStates, basePack }: Sides,
    lendWorker: Lend<ProgramWorker>,
    tell: (line: string) => void,
): Promise<StackInput> {
    const run = async (what: string, task: RehearsalTask): Promise<RehearsalDocument> =>
        lendWorker(async (worker) => {
            const document = await rehearse(task, worker);
            tell(`${stack}: ${what} ${document.succeeded ? "rehearsed" : "failed"}`);
            return document;
        });
    const states = join(allStates, stack);
    const before = base.stacks.includes(stack)
        ? await run("base", { verb: "up", stack, side: base, states, judged: false, comparedPack: undefined })
        : undefined;
    const after = head.stacks.includes(stack)
        ? await run("head", { verb: "preview", stack, side: head, states, judged: true, comparedPack: basePack })
        : undefined;
    return {
        stack,
        before: before === undefined ? undefined : sideOf(before),
        after: after === undefined ? undefined : sideOf(after),
        steps: after?.steps ?? [],
        policies: after?.policies ?? nothingApplied,
        basePolicies: basePack === undefined ? undefined : after?.comparedPolicies,
        releases: readReleases(stack, base.directory, head.directory),
    };
}

function sideOf({ steps, settings, succeeded, diagnostics }: RehearsalDocument): StackSide {
    return { resources: resourcesAfter(steps), settings, succeeded, diagnostics };
}

const gone: ReadonlySet<StepOp> = new Set<StepOp>(["delete", "delete-replaced", "discard", "discard-replaced"]);

/** What there is after some steps: one resource for each URN, although a replacement has several steps. */
function resourcesAfter(steps: readonly Step[]): StoredResource[] {
    const resources = new Map<string, StoredResource>();
    for (const step of steps) {
        if (step.new !== undefined && !gone.has(step.op)) {
            resources.set(step.urn, step.new);
        }
    }
    return [...resources.values()];
}
