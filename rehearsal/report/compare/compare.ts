import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { UsageError } from "../../cli/usage-error";
import { loadProject } from "../../project";
import type { ReportInput } from "../model/input";
import type { ReportCommand } from "./arguments";
import { checkOut } from "./base-checkout";
import { compareStack, type Sides } from "./compare-stack";
import { Repository } from "./git";
import { lending } from "./lending";
import { ProgramWorker } from "./program-worker";
import { Side } from "./side";
import { TemporaryFolder } from "./temporary-folder";

/** The folder of the policy pack in a project. */
const packFolder = "policy";

/**
 * Rehearses both sides of each stack.
 *
 * @param tell progress, in a line
 * @throws UsageError, ProjectError
 */
export async function compare(command: ReportCommand, tell: (line: string) => void): Promise<ReportInput> {
    const projectFile = loadProject(resolve(command.cwd));
    const { root } = projectFile.project;
    const repository = await Repository.at(root);
    const [base, headRevision] = await Promise.all([repository.base(command.base), repository.head()]);
    const temporary = new TemporaryFolder("fairlead-report-");
    const head = new Side(root, projectFile);
    const { length: wanted } = command.stacks ?? head.stacks;
    const workers = Array.from(
        { length: Math.max(1, Math.min(wanted, availableParallelism())) },
        (_, index) => new ProgramWorker(join(temporary.path, `worker-${index}`)),
    );
    const toStop: { stop(): void | Promise<void> }[] = [...workers, head];
    try {
        // Most often it serves the base's, too: it gets ready meanwhile.
        const ready = Promise.all(workers.map(async (worker) => worker.serverFor(projectFile.project)));
        const checkout = await checkOut(repository, base.commit, join(temporary.path, "base"));
        await ready;
        const policyFiles = await repository.changedFiles(base.commit, packFolder);
        const basePack = join(checkout.project, packFolder);
        const judgesElse = policyFiles.some(({ file }) => !file.endsWith(".md"));
        // It may not have been a Pulumi project yet.
        const isProject = existsSync(join(checkout.project, "Pulumi.yaml"));
        const before = new Side(checkout.project, isProject ? loadProject(checkout.project) : undefined);
        toStop.push(before);
        const sides: Sides = {
            base: before,
            head,
            states: join(temporary.path, "states"),
            basePack: judgesElse && existsSync(join(basePack, "PulumiPolicy.yaml")) ? basePack : undefined,
        };
        const lendWorker = lending(workers);
        const all = [...new Set([...head.stacks, ...before.stacks])];
        const stacks = await Promise.all(
            chosen(command.stacks, all).map((stack) => compareStack(stack, sides, lendWorker, tell)),
        );
        return { base, head: headRevision, stacks, policyFiles, remarks: checkout.remarks };
    } finally {
        await Promise.all(toStop.map(async (each) => each.stop()));
        // Thousands of files go while the report is written.
        void temporary.remove();
    }
}

function chosen(named: readonly string[] | undefined, all: readonly string[]): readonly string[] {
    const unknown = named?.find((stack) => !all.includes(stack));
    if (unknown !== undefined) {
        throw new UsageError(`--stack ${unknown}: expected all, or some of ${all.join(", ")}.`);
    }
    return named ?? all;
}
