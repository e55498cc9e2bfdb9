import { rmSync } from "node:fs";
import { commandOf } from "../../cli/arguments";
import { runOperation, type Watcher } from "../../cli/run-operation";
import type { FlagName } from "../../cli/verbs";
import { DocumentDisplay, type RunSubject } from "../../display";
import type { SharedProcesses } from "../../model/deployment";
import type { JsonObject } from "../../state/json";
import { isRefused, tellingErrors } from "../model/failures";
import type { PolicyVerdict } from "../model/input";
import type { ProgramWorker } from "./program-worker";
import { type RehearsalDocument, readDocument } from "./rehearsal-document";
import type { Side } from "./side";

/** One rehearsal to run. */
export interface RehearsalTask {
    readonly verb: "up" | "preview";
    readonly stack: string;
    readonly side: Side;
    /** The directory of the stack's state. */
    readonly states: string;
    /** Whether the project's own policy pack judges. */
    readonly judged: boolean;
    /** The directory of another pack, to hear what it would say. */
    readonly comparedPack: string | undefined;
}

/**
 * Rehearses; both sides are run by this rehearsal, so that only the program differs. Never rejects: what can't be
 * rehearsed is told as a diagnostic.
 *
 * @param worker who runs its program, if it can
 */
export async function rehearse(task: RehearsalTask, worker: ProgramWorker): Promise<RehearsalDocument> {
    const { side } = task;
    const document = await attempt(task, {
        programs: side.project === undefined ? undefined : await worker.serverFor(side.project),
        startPlugin: async (start) => side.startPlugin(start),
    });
    const refused = tellingErrors(document.diagnostics).length === 0 && isRefused(document.policies);
    if (document.succeeded || refused) {
        return document;
    }
    // What processes that are shared say counts only for success: what is wrong, processes of its own tell.
    await worker.stop();
    if (task.verb === "up") {
        rmSync(task.states, { recursive: true, force: true });
    }
    return attempt(task, {});
}

async function attempt(
    { verb, stack, side, states, judged, comparedPack }: RehearsalTask,
    shared: SharedProcesses,
): Promise<RehearsalDocument> {
    const command = commandOf(
        verb,
        new Map<FlagName, readonly string[]>([
            ["stack", [stack]],
            ["cwd", [side.directory]],
            ["state", [states]],
            ...(judged ? [] : [["no-policy-pack", []] as const]),
        ]),
    );
    const documents: { own?: JsonObject; compared?: JsonObject } = {};
    const watch = (subject: RunSubject): Watcher => {
        const own = new DocumentDisplay(subject, (document) => (documents.own = document));
        const compared = new DocumentDisplay(subject, (document) => (documents.compared = document));
        return {
            add: (event) => {
                ("comparison" in event && event.comparison ? compared : own).add(event);
            },
            finish: (result) => {
                own.finish(result);
                compared.finish(result);
            },
            abandon: () => undefined,
        };
    };
    const { signal } = new AbortController();
    try {
        await runOperation(verb, command, watch, { signal, shared, comparedPack });
        const { own, compared } = documents;
        return own === undefined || compared === undefined
            ? failed("The rehearsal ended early.")
            : readDocument(own, compared);
    } catch (error) {
        return failed(error instanceof Error ? error.message : String(error));
    }
}

/** No policy was asked. */
export const nothingApplied: PolicyVerdict = { applied: 0, violations: [] };

function failed(message: string): RehearsalDocument {
    return {
        succeeded: false,
        settings: {},
        steps: [],
        diagnostics: [{ urn: "", severity: "error", message }],
        policies: nothingApplied,
        comparedPolicies: nothingApplied,
    };
}
