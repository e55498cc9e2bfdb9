import { type Flag, type Verb, flags, verbs } from "./verbs";

/** The help of one verb, or of the whole command. */
export function helpText(verb: Verb | undefined): string {
    const usage = `Usage: npm run rehearse -- ${verb ?? "VERB"} --stack STACK [flags]`;
    const about = verb === undefined ? overview : [verbs[verb], ""];
    const lines = [usage, "", ...about, "Flags:", ...flagLines(verb), "", ...closing];
    return lines.join("\n");
}

const overview = [
    "Rehearses a Pulumi program: runs it unmodified against simulated clouds. No account, no credentials and no",
    "Pulumi CLI are needed, and nothing is created anywhere. Real stacks are deployed with `npx pulumi up`.",
    "",
    "Verbs:",
    ...Object.entries(verbs).map(([name, what]) => `  ${name.padEnd(10)}${what}`),
    "",
];

const closing = [
    "Secrets are shown as [secret]. States are encrypted with a passphrase of the rehearsal's own, unless",
    "PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE is set.",
    "Exit code: 0 done; 1 the program, a provider or a policy failed, or something changed that shouldn't;",
    "2 the command or the settings can't be used as they are.",
];

function flagLines(verb: Verb | undefined): string[] {
    const shown = Object.entries<Flag>(flags).filter(([, flag]) => verb === undefined || flag.verbs.includes(verb));
    return shown.map(([name, { value, help }]) => {
        const word = `--${name}${value === undefined ? "" : ` ${value}`}`;
        return `  ${word.padEnd(28)}${help}`;
    });
}
