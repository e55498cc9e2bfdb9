import { parseArgs } from "node:util";

import { allStacks } from "./rehearse-stack";
import { UsageError } from "./run-command";

/**
 * The stacks that `--stack` names, each once; all if it names none, and `help` if help is asked for.
 *
 * @param help what the command tells of itself.
 * @throws UsageError for other arguments, and for stacks that are none of this project.
 */
export function readStackOptions(help: string): readonly string[] | "help" {
    const options = { stack: { type: "string", multiple: true }, help: { type: "boolean" } } as const;
    let values;
    try {
        ({ values } = parseArgs({ options }));
    } catch (error) {
        throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    }
    const all = allStacks();
    const stacks = values.stack ?? all;
    const unknown = stacks.filter((stack) => !all.includes(stack));
    if (unknown.length > 0) {
        throw new UsageError(`Expected stacks among ${all.join(", ")}, found ${unknown.join(", ")}.`);
    }
    return values.help === true ? "help" : [...new Set(stacks)];
}
