import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { suggestion } from "../clouds/simulation/suggest";
import { UsageError } from "./usage-error";
import { type Flag, type FlagName, type Verb, flags, verbs } from "./verbs";

/** A command, understood. */
export interface Command {
    readonly verb: Verb;
    readonly stack: string;
    /** The directory that the project is looked for in. */
    readonly cwd: string;
    /** The state directory; `undefined` for the one in the project. */
    readonly state: string | undefined;
    readonly engine: "embedded" | "pulumi";
    readonly json: boolean;
    readonly diff: boolean;
    readonly expectNoChanges: boolean;
    readonly policyPacks: readonly string[];
    readonly policyPackConfigs: readonly string[];
    /** Whether the project's own pack applies, if it has one. */
    readonly ownPolicyPack: boolean;
    readonly parallel: number;
    readonly refresh: boolean;
    readonly continueOnError: boolean;
    readonly showSecrets: boolean;
}

/** A wish to be told how to use a verb, or the whole. */
export interface HelpRequest {
    readonly help: Verb | undefined;
}

const helpHint = "`npm run rehearse -- --help` shows the verbs and flags.";

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command | HelpRequest {
    const [verb, values] = tokenize(args);
    if (values.has("help") || args.length === 0) {
        return { help: verb };
    }
    if (verb === undefined) {
        throw new UsageError(`Expected a verb (${Object.keys(verbs).join(", ")}), found none. ${helpHint}`);
    }
    return commandOf(verb, values);
}

/**
 * A command of a verb and the values of its flags; flags without a value have an empty list.
 *
 * @throws UsageError
 */
export function commandOf(verb: Verb, values: ReadonlyMap<FlagName, readonly string[]>): Command {
    const single = (flag: FlagName) => values.get(flag)?.at(-1);
    const stack = single("stack");
    if (stack === undefined) {
        throw new UsageError(
            `Expected --stack STACK, found none. For example: npm run rehearse -- ${verb} --stack dev`,
        );
    }
    return {
        verb,
        stack,
        cwd: single("cwd") ?? process.cwd(),
        state: single("state"),
        engine: parseEngine(single("engine") ?? "embedded"),
        json: values.has("json"),
        diff: values.has("diff"),
        expectNoChanges: values.has("expect-no-changes"),
        policyPacks: values.get("policy-pack") ?? [],
        policyPackConfigs: values.get("policy-pack-config") ?? [],
        ownPolicyPack: !values.has("no-policy-pack"),
        parallel: parseParallel(single("parallel")),
        refresh: values.has("refresh"),
        continueOnError: values.has("continue-on-error"),
        showSecrets: values.has("show-secrets"),
    };
}

/** Splits the words into the verb and the values of flags; flags without a value have an empty list. */
function tokenize(args: readonly string[]): [Verb | undefined, Map<FlagName, string[]>] {
    const options = Object.fromEntries(
        Object.entries<Flag>(flags).map(([name, { value }]) => [
            name,
            { type: value === undefined ? ("boolean" as const) : ("string" as const) },
        ]),
    );
    const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
    let verb: Verb | undefined;
    const values = new Map<FlagName, string[]>();
    for (const token of tokens) {
        if (token.kind === "positional") {
            if (verb !== undefined) {
                throw new UsageError(`Expected one verb, found "${verb}" and "${token.value}". ${helpHint}`);
            }
            verb = parseVerb(token.value);
        } else if (token.kind === "option") {
            const name = parseFlag(token.name, token.rawName);
            values.set(name, [...(values.get(name) ?? []), ...parseValue(name, token.value)]);
        }
    }
    for (const name of values.keys()) {
        refuseForeignFlag(name, verb);
    }
    return [verb, values];
}

function parseVerb(word: string): Verb {
    if (isVerb(word)) {
        return word;
    }
    const known = Object.keys(verbs);
    throw new UsageError(
        `Unknown verb "${word}"${suggestion(word, known)}. Expected one of ${known.join(", ")}. ${helpHint}`,
    );
}

function parseFlag(name: string, raw: string): FlagName {
    if (isFlag(name)) {
        return name;
    }
    const known = Object.keys(flags).map((flag) => `--${flag}`);
    throw new UsageError(`Unknown flag ${raw}${suggestion(raw, known)}. ${helpHint}`);
}

function parseValue(name: FlagName, value: string | undefined): string[] {
    const flag: Flag = flags[name];
    if (flag.value === undefined) {
        if (value !== undefined) {
            throw new UsageError(`--${name} takes no value, found "${value}".`);
        }
        return [];
    }
    if (value === undefined || value === "" || value.startsWith("--")) {
        throw new UsageError(`Expected --${name} ${flag.value}, found no ${flag.value}.`);
    }
    return [value];
}

function refuseForeignFlag(name: FlagName, verb: Verb | undefined): void {
    const flag: Flag = flags[name];
    if (verb !== undefined && !flag.verbs.includes(verb)) {
        throw new UsageError(`${verb} doesn't take --${name}; ${flag.verbs.join(", ")} do. ${helpHint}`);
    }
}

function parseEngine(text: string): Command["engine"] {
    if (text === "embedded" || text === "pulumi") {
        return text;
    }
    throw new UsageError(`Expected --engine embedded or --engine pulumi, found "${text}".`);
}

function parseParallel(text: string | undefined): number {
    if (text === undefined) {
        return 4 * availableParallelism();
    }
    const parallel = Number(text);
    if (!Number.isInteger(parallel) || parallel < 1) {
        throw new UsageError(`Expected --parallel with a whole number of 1 or more, found "${text}".`);
    }
    return parallel;
}

function isVerb(word: string): word is Verb {
    return Object.hasOwn(verbs, word);
}

function isFlag(name: string): name is FlagName {
    return Object.hasOwn(flags, name);
}
