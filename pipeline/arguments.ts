import { parseArgs } from "node:util";

import type { Command } from "./command";
import { UsageError } from "./usage-error";

/** What was asked for: a command with its flags, or help. */
export type Request =
    | { readonly name: string; readonly command: Command; readonly flags: ReadonlyMap<string, string> }
    | { readonly help: string };

/** @throws UsageError with all faults of the flags at once */
export function parseRequest(args: readonly string[], commands: Readonly<Record<string, Command>>): Request {
    const [name = "--help", ...rest] = args;
    if (name === "--help") {
        return { help: overview(commands) };
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
        throw new UsageError(`Expected a command, found "${name}".\n\n${overview(commands)}`);
    }
    if (rest.includes("--help")) {
        return { help: usage(name, command) };
    }
    return { name, command, flags: parseFlags(name, command, rest) };
}

function parseFlags(name: string, command: Command, args: readonly string[]): ReadonlyMap<string, string> {
    const options = Object.fromEntries(
        Object.entries(command.flags).map(([flag, { value }]) => [
            flag,
            { type: value === undefined ? ("boolean" as const) : ("string" as const) },
        ]),
    );
    let values: Readonly<Record<string, string | boolean | undefined>>;
    try {
        ({ values } = parseArgs({ args: [...args], options }));
    } catch (error) {
        throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage(name, command)}`);
    }
    const given = Object.entries(values).map(([flag, value]) => [flag, value === true ? "" : String(value)] as const);
    const empty = given.filter(([flag, value]) => value === "" && command.flags[flag]?.value !== undefined);
    const missing = Object.entries(command.flags).filter(
        ([flag, { value, optional = false }]) => value !== undefined && !optional && values[flag] === undefined,
    );
    const faults = [
        ...missing.map(([flag, { value = "" }]) => `Expected --${flag} ${value}, found none.`),
        ...empty.map(([flag]) => `Expected a value behind --${flag}, found an empty one.`),
    ];
    if (faults.length > 0) {
        throw new UsageError(`${faults.join("\n")}\n\n${usage(name, command)}`);
    }
    return new Map(given);
}

function overview(commands: Readonly<Record<string, Command>>): string {
    const width = Math.max(...Object.keys(commands).map((name) => name.length));
    const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
    return [
        "Usage: npm run pipeline -- COMMAND [flags]",
        "",
        "What the workflows need beyond known actions. `COMMAND --help` shows the flags.",
        "",
        ...lines,
        "",
        "Exit code: 0 done, 1 failed, 2 the command or what it was handed can't be used.",
    ].join("\n");
}

function usage(name: string, { summary, flags }: Command): string {
    const shown = Object.entries(flags).map(
        ([flag, { value, ...rest }]) => [`--${flag}${value === undefined ? "" : ` ${value}`}`, rest.summary] as const,
    );
    const width = Math.max(...shown.map(([text]) => text.length));
    return [
        `Usage: npm run pipeline -- ${name} [flags]`,
        "",
        `${summary}.`,
        "",
        ...shown.map(([text, about]) => `  ${text.padEnd(width)}  ${about}`),
    ].join("\n");
}
