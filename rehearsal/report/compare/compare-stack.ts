import { join } from "node:path";
import type { StepOp } from "../../model/events";
import type { PolicyVerdict, StackInput, StackSide, Step, StoredResource } from "../model/input";
import type { Lend } from "./lending";
import type { ProgramWorker } from "./program-worker";
import type { RehearsalDocument } from "./rehearsal-document";
import { type RehearsalTask, rehearse } from "./rehearse";
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

const nothingApplied: PolicyVerdict = { applied: 0, violations: [] };

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
        ? await run("base", { verb: "up", stack, side: base, states, policyPack: "none" })
        : undefined;
    const preview = { verb: "preview", stack, side: head, states } as const;
    const [after, byBasePack] = head.stacks.includes(stack)
        ? await Promise.all([
              run("head", { ...preview, policyPack: "own" }),
              basePack === undefined
                  ? undefined
                  : run("head with the base's policies", { ...preview, policyPack: { directory: basePack } }),
          ])
        : [];
    return {
        stack,
        before: before === undefined ? undefined : sideOf(before),
        after: after === undefined ? undefined : sideOf(after),
        steps: after?.steps ?? [],
        policies: after?.policies ?? nothingApplied,
        basePolicies: byBasePack?.policies,
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
