import { rmSync } from "node:fs";
import { commandOf } from "../../cli/arguments";
import { runOperation } from "../../cli/run-operation";
import type { FlagName } from "../../cli/verbs";
import { DocumentDisplay } from "../../display";
import type { SharedProcesses } from "../../model/deployment";
import type { JsonObject } from "../../state/json";
import type { Diagnostic } from "../model/input";
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
    /** The policy pack's directory, or `own` for the project's. */
    readonly policyPack: "own" | "none" | { readonly directory: string };
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
    if (document.succeeded || !document.diagnostics.some(isError)) {
        return document;
    }
    // What processes that are shared say counts only for success: what is wrong, processes of its own tell.
    if (task.verb === "up") {
        rmSync(task.states, { recursive: true, force: true });
    }
    return attempt(task, {});
}

const isError = ({ severity }: Diagnostic) => severity === "error";

async function attempt(
    { verb, stack, side, states, policyPack }: RehearsalTask,
    shared: SharedProcesses,
): Promise<RehearsalDocument> {
    const command = commandOf(
        verb,
        new Map<FlagName, readonly string[]>([
            ["stack", [stack]],
            ["cwd", [side.directory]],
            ["state", [states]],
            ...(policyPack === "own" ? [] : [["no-policy-pack", []] as const]),
            ...(typeof policyPack === "object" ? [["policy-pack", [policyPack.directory]] as const] : []),
        ]),
    );
    let document: JsonObject | undefined;
    const { signal } = new AbortController();
    try {
        await runOperation(
            verb,
            command,
            (subject) =>
                new DocumentDisplay(subject, (found) => {
                    document = found;
                }),
            { signal, shared },
        );
        return document === undefined ? failed("The rehearsal ended early.") : readDocument(document);
    } catch (error) {
        return failed(error instanceof Error ? error.message : String(error));
    }
}

function failed(message: string): RehearsalDocument {
    return {
        succeeded: false,
        settings: {},
        steps: [],
        diagnostics: [{ urn: "", severity: "error", message }],
        policies: { applied: 0, violations: [] },
    };
}
