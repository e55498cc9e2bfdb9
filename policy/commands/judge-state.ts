import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import * as pulumi from "@pulumi/pulumi";

import { runCommand, UsageError } from "../../commands/run-command";
import { dayOf } from "../exceptions";
import { enforcementOf } from "../pack";
import { Review } from "../review";
import { reviewStack, type Violation } from "../review-stack";
import { rules } from "../rules";
import { type Level, type PolicySettings, readPolicySettings } from "../settings";
import { parseState, type StoredStack, toStackResource } from "../stored-stack";
import { readSettingsFile } from "./settings-file";

const help = `Usage: npm run policy -- --state FILE [--stack STACK]

Applies the policy pack to a stack that exists, as its state has it.

  --state FILE    What \`pulumi stack export\` or \`npm run rehearse -- export\` wrote. Secrets in it are not read
  --stack STACK   Whose settings hold, in Pulumi.STACK.yaml (default: the stack that the state is of)
  --help          Show this help

Exit code: 0 no rule is violated, 1 a mandatory one is, 2 the command, the state or the settings can't be used.`;

function main(): number {
    const { state, stack } = parse();
    if (state === undefined) {
        console.log(help);
        return 0;
    }
    const { project, stack: own, resources } = readState(state);
    const { level, exceptions } = readSettings(stack ?? own);
    const review = new Review(exceptions, dayOf(new Date()));
    const violations = reviewStack(rules, resources.map(toStackResource), review);
    const mandatory = violations.filter(({ rule }) => enforcementOf(rule, level) === "mandatory");
    const failures = mandatory.length + review.expired.length;
    const notes = [
        ...review.undecided.map(
            ({ rule, subject, property }) =>
                `${rule.name} of ${subject.name} is not decided: ${property} is a secret, which is not read`,
        ),
        ...review.excepted.map(({ message }) => message),
    ];
    console.log(
        [
            resources.length === 0
                ? "The state has no resources: there is nothing to judge"
                : `Stack ${own} of project ${project}: ${count(resources.length, "resource")}, ${count(rules.length, "rule")}`,
            ...notes.map((note) => `\n[note] ${note.replaceAll("\n", "\n  ")}`),
            ...violations.map((violation) => `\n${describe(violation, level)}`),
            ...review.expired.map(({ message }) => `\n[mandatory] expired-exceptions\n  ${message}`),
            "",
            `${count(failures, "violation")}, ${violations.length - mandatory.length} advisory, ${count(notes.length, "note")}`,
        ].join("\n"),
    );
    return failures === 0 ? 0 : 1;
}

function readState(file: string): StoredStack {
    try {
        return parseState(readFileSync(file, "utf8"));
    } catch (error) {
        throw new UsageError(`--state ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
}

function readSettings(stack: string): PolicySettings {
    const names = rules.map(({ name }) => name);
    try {
        return readPolicySettings(stack, names, readSettingsFile(path.resolve(`Pulumi.${stack}.yaml`)));
    } catch (error) {
        throw pulumi.RunError.isInstance(error) ? new UsageError(error.message) : error;
    }
}

function count(amount: number, noun: string): string {
    return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

function describe({ rule, subject, message }: Violation, level: Level): string {
    const lines = [rule.title, ...message.split("\n")].map((line) => `  ${line}`);
    return [`[${enforcementOf(rule, level)}] ${rule.name} on ${subject.type} (${subject.name})`, ...lines].join("\n");
}

/** No state where help is wanted. */
function parse(): { readonly state: string | undefined; readonly stack: string | undefined } {
    const options = { state: { type: "string" }, stack: { type: "string" }, help: { type: "boolean" } } as const;
    let values;
    try {
        ({ values } = parseArgs({ options }));
    } catch (error) {
        throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    }
    if (values.help !== true && values.state === undefined) {
        throw new UsageError(`Expected --state FILE, found none.\n\n${help}`);
    }
    return { state: values.help === true ? undefined : values.state, stack: values.stack };
}

runCommand(main);
