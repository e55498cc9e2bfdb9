import { join, resolve } from "node:path";
import type { ProjectFile, StackSettings } from "../project";
import { listStacks, loadProject, loadStackSettings } from "../project";
import { type StackName, StateLayout } from "../state";
import type { Command } from "./arguments";
import { UsageError } from "./usage-error";

/** The project and stack that a command is about, and where its state is. */
export interface Workspace {
    readonly projectFile: ProjectFile;
    readonly settings: StackSettings;
    readonly layout: StateLayout;
    readonly name: StackName;
}

/** @throws UsageError, ProjectError */
export async function openWorkspace(command: Command): Promise<Workspace> {
    const projectFile = loadProject(command.cwd);
    const { project } = projectFile;
    const layout = new StateLayout(resolve(command.state ?? join(project.root, ".rehearsal")));
    const stack = resolveStack(command.stack, projectFile);
    const settings = await loadStackSettings(projectFile, stack);
    return { projectFile, settings, layout, name: { project: project.name, stack } };
}

/** Source of the permitted characters: `sdk/go/common/tokens/stack_name.go` in pulumi/pulumi. */
const stackName = /^[A-Za-z0-9_.-]{1,100}$/;

/** `dev`, or as Pulumi spells it in full, `organization/project/dev`. */
function resolveStack(text: string, projectFile: ProjectFile): string {
    const { project } = projectFile;
    const parts = text.split("/");
    const stack = parts.at(-1) ?? "";
    if (!stackName.test(stack) || parts.length > 3) {
        throw new UsageError(
            `Expected --stack with letters, digits, hyphens, underscores and periods, found "${text}".`,
        );
    }
    if (parts.length === 3 && parts[1] !== project.name) {
        throw new UsageError(`Expected a stack of project ${project.name} (${projectFile.file}), found "${text}".`);
    }
    const stacks = listStacks(projectFile);
    // A project whose stacks have no settings at all has no files to go by.
    if (stacks.length > 0 && !stacks.includes(stack)) {
        throw new UsageError(
            `Stack "${stack}" has no settings: expected ${join(projectFile.stackFolder, `Pulumi.${stack}.yaml`)}. ` +
                `The stacks of project ${project.name} are ${stacks.join(", ")}.`,
        );
    }
    return stack;
}
