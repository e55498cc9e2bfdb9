import path from "node:path";

import { pythonEnvironment } from "../../commands/python-environment";
import { allStacks, rehearseStack } from "../../commands/rehearse-stack";
import { runCommand } from "../../commands/run-command";
import { readStackOptions } from "../../commands/stack-options";
import { parseState } from "../stored-stack";
import { compare, readAccepted } from "./accepted";
import { runCheckov } from "./checkov";
import { dockerfile, exhibitsOf, image } from "./exhibits";
import { reportLines } from "./report";
import { missed, weakExhibits, weakStack } from "./weak-resources";

const help = `Usage: npm run oracle -- [--stack STACK]

Rehearses each stack, and has checkov judge what would be deployed: a second opinion beside the policy pack's.
What checkov finds stands with its reason in policy/oracle/accepted.yaml, or is new.

  --stack STACK   Only this stack. May be repeated (default: all, and the service's image)
  --help          Show this help

Exit code: 0 nothing is new, or there is no Python or no package index to install checkov from, which is said;
1 something is new, or accepted and found no more, or could not be judged; 2 the command or accepted.yaml is wrong.`;

async function main(): Promise<number> {
    const stacks = readStackOptions(help);
    if (stacks === "help") {
        console.log(help);
        return 0;
    }
    const all = allStacks();
    const accepted = path.join(__dirname, "accepted.yaml");
    const acceptances = readAccepted(accepted, [...all, image]);
    const python = pythonEnvironment({
        requirements: path.join(__dirname, "requirements.txt"),
        modules: ["checkov"],
    });
    if ("missing" in python) {
        console.log(`Skipped: checkov judges nothing, because ${python.missing}.`);
        return 0;
    }
    const whole = stacks.length === all.length;
    const exhibits = [...weakExhibits(), ...(whole ? [dockerfile()] : [])];
    for (const stack of stacks) {
        const state = await timed(`rehearsal of ${stack}`, () => rehearseStack(stack));
        exhibits.push(...exhibitsOf(stack, parseState(state, () => "[secret]").resources));
    }
    const verdict = await timed("checkov", () => Promise.resolve(runCheckov(python.programs, exhibits)));
    const found = verdict.findings.filter(({ stack }) => stack !== weakStack);
    const comparison = compare(found, acceptances, whole ? [...stacks, image] : stacks);
    const blind = [...missed(verdict.findings), ...verdict.unread.map((file) => `anything in ${file}`)];
    const { lines, passed } = reportLines(verdict, comparison, blind);
    console.log(lines.join("\n"));
    return passed ? 0 : 1;
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    console.log(`${what.padEnd(26)}${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`);
    return result;
}

runCommand(main);
