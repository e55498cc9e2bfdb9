import { ProjectError } from "../project";
import { parseCommand } from "./arguments";
import { helpText } from "./help";
import { runVerb } from "./run-verb";
import { showExport, showOutputs } from "./show-state";
import { UsageError } from "./usage-error";

async function main(args: readonly string[]): Promise<number> {
    try {
        const command = parseCommand(args);
        if ("help" in command) {
            process.stdout.write(`${helpText(command.help)}\n`);
            return 0;
        }
        switch (command.verb) {
            case "outputs":
                return await showOutputs(command);
            case "export":
                return await showExport(command);
            default:
                return await runVerb(command.verb, command);
        }
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        process.stderr.write(`${message}\n`);
        return error instanceof UsageError || error instanceof ProjectError ? 2 : 1;
    }
}

// Whoever reads may have enough, as `| head`: what is left to say is lost, and what is being done goes on.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
        throw error;
    }
});

void main(process.argv.slice(2)).then((code) => {
    // Not `process.exit`: what is still being written to a pipe must arrive.
    process.exitCode = code;
});
