import { appendFileSync } from "node:fs";

import { parseRequest } from "./arguments";
import type { CommandResult, CommandRun } from "./command";
import { commands } from "./commands";
import { UsageError } from "./usage-error";

/** What a run says, and how it ends. */
export interface Outcome {
    readonly code: 0 | 1 | 2;
    readonly text: string;
}

/** Runs a command. What later steps need is written to the file that GitHub names in `GITHUB_OUTPUT`. */
export async function runPipeline(
    args: readonly string[],
    { environment, directory }: Omit<CommandRun, "flags">,
): Promise<Outcome> {
    try {
        const request = parseRequest(args, commands);
        if ("help" in request) {
            return { code: 0, text: request.help };
        }
        const result = await request.command.run({ flags: request.flags, environment, directory });
        const lines = outputLines(result);
        if (environment.GITHUB_OUTPUT !== undefined) {
            appendFileSync(environment.GITHUB_OUTPUT, lines.map((line) => `${line}\n`).join(""));
        }
        return { code: result.failed === true ? 1 : 0, text: [result.message, ...lines].join("\n") };
    } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        return { code: error instanceof UsageError ? 2 : 1, text };
    }
}

function outputLines({ outputs = {} }: CommandResult): string[] {
    return Object.entries(outputs).map(([name, value]) => {
        if (/[\r\n]/.test(value)) {
            throw new Error(`Expected one line as output ${name}, found ${JSON.stringify(value)}`);
        }
        return `${name}=${value}`;
    });
}
