import { allStacks, rehearseStack } from "../../commands/rehearse-stack";
import { runCommand } from "../../commands/run-command";
import { readStackOptions } from "../../commands/stack-options";
import { writeBlock } from "../commands/readme-file";
import { rules } from "../rules";
import { parseState, type StoredResource } from "../stored-stack";
import { guardName, mutateGuards, mutateLeaves, type Survivor } from "./mutation-run";

const help = `Usage: npm run mutate -w policy [-- --stack STACK]

Rehearses each stack, changes each property that a rule guards for the worse, one at a time, and has the rule judge
it. Then changes every other text, number and flag, and counts at how many of them a rule complains.
A run over all stacks writes its result into policy/README.md.

  --stack STACK   Only this stack. May be repeated
  --help          Show this help

Exit code: 0 every change of a guarded property is refused, 1 some are not, 2 the command is wrong.`;

async function main(): Promise<number> {
    const stacks = readStackOptions(help);
    if (stacks === "help") {
        console.log(help);
        return 0;
    }
    const survivors: Survivor[] = [];
    const met = new Set<string>();
    const rows: string[] = [];
    for (const stack of stacks) {
        const resources = secretsInClear(await rehearseStack(stack, "--show-secrets"));
        const guarded = mutateGuards(rules, resources);
        const { leaves, caught } = mutateLeaves(rules, resources);
        survivors.push(...guarded.survivors);
        guarded.met.forEach((name) => met.add(name));
        const refused = `${guarded.mutants - guarded.survivors.length} of ${guarded.mutants}`;
        const ratio = `${caught} of ${leaves} (${((100 * caught) / leaves).toFixed(0)} %)`;
        rows.push(`| ${stack} | ${resources.length} | ${refused} | ${ratio} |`);
        console.log(`${stack}: ${resources.length} resources; guarded properties ${refused}; all others ${ratio}`);
    }
    for (const { rule, resource, property, mutant } of survivors) {
        const [, types = "", name = ""] = /::([^:]+(?::[^:]+)*)::([^:]*)$/.exec(resource) ?? [];
        console.log(`survived: ${rule}: ${types.split("$").at(-1) ?? ""} ${name}: ${property}, ${mutant}`);
    }
    const guards = rules.flatMap((rule) => rule.guards.map((guard) => guardName(rule, guard)));
    const summary = `${met.size} of ${guards.length} guards were met by a resource of these stacks; the tests of each rule do the same to what it accepts.`;
    console.log(summary);
    if (stacks.length === allStacks().length) {
        const head =
            "| Stack | Resources | Changes of guarded properties refused | All texts, numbers and flags: changed, a rule complains |";
        await writeBlock("mutation", [head, "| --- | --- | --- | --- |", ...rows, "", summary].join("\n"));
    }
    return survivors.length === 0 ? 0 : 1;
}

/** Rules see secrets in clear, too. What this command prints has no values. */
function secretsInClear(state: string): readonly StoredResource[] {
    return parseState(state, (plain) => (plain === undefined ? "" : (JSON.parse(plain) as unknown))).resources;
}

runCommand(main);
