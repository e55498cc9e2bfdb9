import { join, sep } from "node:path";
import type { StepOp } from "../../model/events";
import { tellingErrors } from "../model/failures";
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
            tell(`${stack}: ${what} ${outcomeOf(document)}`);
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
        before: before === undefined ? undefined : sideOf(before, base),
        after: after === undefined ? undefined : sideOf(after, head),
        steps: after?.steps ?? [],
        policies: after?.policies ?? nothingApplied,
        basePolicies: basePack === undefined ? undefined : after?.comparedPolicies,
        releases: readReleases(stack, base.directory, head.directory),
    };
}

function outcomeOf({ succeeded, diagnostics }: RehearsalDocument): string {
    return succeeded ? "rehearsed" : tellingErrors(diagnostics).length > 0 ? "failed" : "violates policies";
}

function sideOf({ steps, settings, succeeded, diagnostics }: RehearsalDocument, { directory }: Side): StackSide {
    // Where the files were is of no use to a reader; the base's are gone by then.
    const here = (message: string) => message.replaceAll(`${directory}${sep}`, "");
    return {
        resources: resourcesAfter(steps),
        settings,
        succeeded,
        diagnostics: diagnostics.map(({ message, ...rest }) => ({ ...rest, message: here(message) })),
    };
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
