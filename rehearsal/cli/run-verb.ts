import { Display, DocumentDisplay, hasChanges, type RunSubject } from "../display";
import type { Command } from "./arguments";
import { interruptible } from "./interrupts";
import { nextSteps } from "./next-steps";
import { runOperation, type RunVerb, type Watcher } from "./run-operation";

/** @returns the exit code: 0, or 1 if the run failed or changed what it shouldn't */
export async function runVerb(verb: RunVerb, command: Command): Promise<number> {
    const watch = (subject: RunSubject): Watcher =>
        command.json
            ? new DocumentDisplay(subject, (document) => {
                  process.stdout.write(`${JSON.stringify(document, null, 4)}\n`);
              })
            : new Display(subject, { stream: process.stdout, environment: process.env, diff: command.diff });
    const result = await interruptible(async (signal) =>
        runOperation(verb, command, watch, { signal, shared: {}, comparedPack: undefined }),
    );
    if (result.outcome === "failed") {
        return 1;
    }
    if (command.expectNoChanges && hasChanges(result.changes)) {
        process.stderr.write("No changes were expected (--expect-no-changes), but there are some.\n");
        return 1;
    }
    if (verb === "up" && !command.json) {
        process.stdout.write(`${nextSteps(command).join("\n")}\n`);
    }
    return 0;
}
