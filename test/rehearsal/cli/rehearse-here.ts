import { commandOf } from "../../../rehearsal/cli/arguments";
import { runOperation, type RunVerb } from "../../../rehearsal/cli/run-operation";
import { DocumentDisplay } from "../../../rehearsal/display";
import type { SharedProcesses } from "../../../rehearsal/model/deployment";
import type { JsonObject } from "../../../rehearsal/state/json";

/** Rehearses in this process, with processes that it shares with others, and answers what `--json` would print. */
export async function rehearseHere<Document = JsonObject>(
    directory: string,
    verb: RunVerb,
    stack: string,
    shared: SharedProcesses,
    { signal } = new AbortController(),
): Promise<Document> {
    const command = commandOf(
        verb,
        new Map([
            ["stack", [stack]],
            ["cwd", [directory]],
        ]),
    );
    let document: JsonObject | undefined;
    const watch = (subject: ConstructorParameters<typeof DocumentDisplay>[0]) =>
        new DocumentDisplay(subject, (made) => (document = made));
    await runOperation(verb, command, watch, { signal, shared, comparedPack: undefined });
    return JSON.parse(JSON.stringify(document)) as Document;
}
