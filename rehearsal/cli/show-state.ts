import { toShownMap } from "../display";
import { isShown, valueLines } from "../display/values";
import { StackState } from "../state";
import type { Command } from "./arguments";
import { rootOutputs } from "./root-outputs";
import { UsageError } from "./usage-error";
import { openWorkspace } from "./workspace";

/** Prints the stack's outputs. */
export async function showOutputs(command: Command): Promise<number> {
    const outputs = toShownMap(rootOutputs((await readState(command)).snapshot), command.showSecrets);
    if (command.json) {
        process.stdout.write(`${JSON.stringify(outputs, null, 2)}\n`);
        return 0;
    }
    const lines = Object.entries(outputs)
        .filter(isShown)
        .flatMap(([key, value]) => {
            const [first = "", ...rest] = valueLines(value, "    ");
            return [`    ${key}: ${first}`, ...rest];
        });
    const text = lines.length === 0 ? ["This stack has no outputs."] : ["Outputs (of simulated clouds):", ...lines];
    process.stdout.write(`${text.join("\n")}\n`);
    return 0;
}

/** Prints the state. */
export async function showExport(command: Command): Promise<number> {
    const deployment = await (await readState(command)).export(command.showSecrets);
    process.stdout.write(`${JSON.stringify(deployment, null, 4)}\n`);
    return 0;
}

async function readState(command: Command): Promise<StackState> {
    const { layout, name } = await openWorkspace(command);
    const state = await StackState.read(layout, name);
    if (!state.exists) {
        throw new UsageError(
            `Stack ${name.stack} of project ${name.project} was never rehearsed: expected a state in ${layout.directory}. ` +
                `Run \`npm run rehearse -- up --stack ${name.stack}\` first.`,
        );
    }
    return state;
}
