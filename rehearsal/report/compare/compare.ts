import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { UsageError } from "../../cli/usage-error";
import { ProgramServer } from "../../engine";
import { listStacks, loadProject } from "../../project";
import type { ReportInput, StackInput } from "../model/input";
import type { ReportCommand } from "./arguments";
import { BaseCheckout } from "./base-checkout";
import { compareStack, type Sides } from "./compare-stack";
import { Repository } from "./git";
import { limitTo } from "./limit";

/** The folder of the policy pack in a project. */
const packFolder = "policy";

/** How many more rehearsals than processors run at once, since some wait for the server of their program. */
const waiting = 2;

/**
 * Rehearses both sides of each stack.
 *
 * @param tell progress, in a line
 * @throws UsageError, ProjectError
 */
export async function compare(command: ReportCommand, tell: (line: string) => void): Promise<ReportInput> {
    const head = loadProject(resolve(command.cwd));
    const { root } = head.project;
    const repository = await Repository.at(root);
    const [base, headRevision] = await Promise.all([repository.base(command.base), repository.head()]);
    const checkout = await BaseCheckout.of(repository, base.commit);
    const servers: (ProgramServer | undefined)[] = [];
    try {
        // It may not have been a Pulumi project yet.
        const before = existsSync(join(checkout.project, "Pulumi.yaml")) ? loadProject(checkout.project) : undefined;
        const baseStacks = before === undefined ? [] : listStacks(before);
        const headStacks = listStacks(head);
        const all = [...new Set([...headStacks, ...baseStacks])];
        const policyFiles = await repository.changedFiles(base.commit, packFolder);
        const basePack = join(checkout.project, packFolder);
        servers.push(
            ...(await Promise.all([
                before && ProgramServer.start(before.project, checkout.socket("base")),
                ProgramServer.start(head.project, checkout.socket("head")),
            ])),
        );
        const sides: Sides = {
            base: { project: checkout.project, server: servers[0] },
            head: { project: root, server: servers[1] },
            states: checkout.states,
            basePack: policyFiles.length > 0 && existsSync(join(basePack, "PulumiPolicy.yaml")) ? basePack : undefined,
        };
        const limit = limitTo(availableParallelism() + waiting);
        const stacks = await Promise.all(
            chosen(command.stacks, all).map(async (stack): Promise<StackInput> => {
                const presence = { before: baseStacks.includes(stack), after: headStacks.includes(stack) };
                return compareStack(stack, presence, sides, limit, tell);
            }),
        );
        return { base, head: headRevision, stacks, policyFiles, remarks: checkout.remarks };
    } finally {
        servers.forEach((server) => server?.stop());
        checkout.remove();
    }
}

function chosen(named: readonly string[] | undefined, all: readonly string[]): readonly string[] {
    const unknown = named?.find((stack) => !all.includes(stack));
    if (unknown !== undefined) {
        throw new UsageError(`--stack ${unknown}: expected all, or some of ${all.join(", ")}.`);
    }
    return named ?? all;
}
