import type { GithubRepository, GithubReviewers } from "@fairlead/components/github-oidc-access/github-oidc-access";
import type { Fault } from "@fairlead/components/shared/arguments";
import type { StackName } from "@fairlead/environments/prepare-program";
import { readBranches, readRepository, readReviewers, readTags } from "@fairlead/environments/settings";
import { anyText, type SettingsGroup } from "@fairlead/environments/settings-group";

/** The settings of every bootstrap, whatever its cloud: `fairlead-bootstrap:KEY` in `Pulumi.<cloud>.yaml`. */
export interface Settings {
    /**
     * Whether Pulumi refuses to delete what cannot be had back: state, keys, access.
     * @default true
     */
    readonly protect: boolean;
    /**
     * Tags of everything that can have tags, beside `project`, `environment` and `managed-by`.
     * @default {}
     */
    readonly tags: Record<string, string>;
    /** The repository whose workflows deploy. */
    readonly github: GithubRepository;
}

/** The settings of each stack that workflows deploy. */
export interface StackSettings {
    readonly name: string;
    /**
     * Patterns of the branches that are deployed.
     * @default ["main"]
     */
    readonly branches: string[] | undefined;
    /**
     * Who must agree before the stack is deployed.
     * @default nobody
     */
    readonly reviewers: GithubReviewers | undefined;
    /**
     * Who must agree before a pull request is previewed, whose code sees the stack's state.
     * @default nobody
     */
    readonly previewReviewers: GithubReviewers | undefined;
}

/** Reads the settings that are the same in every cloud. */
export function readSettings(group: SettingsGroup): Settings {
    return {
        protect: group.optional("protect", (key) => group.flag(key)) ?? true,
        tags: readTags(group),
        github: group.group("github", readRepository),
    };
}

/** Reads what is the same of a stack in every cloud. */
export function readStack(group: SettingsGroup): StackSettings {
    const reviewers = (key: string) => group.optional(key, () => group.group(key, readReviewers));
    return {
        name: group.text("name", anyText("the name of a stack")),
        branches: group.optional("branches", (key) => readBranches(group, key)),
        reviewers: reviewers("reviewers"),
        previewReviewers: reviewers("previewReviewers"),
    };
}

/** What everything of a bootstrap is called, or begins with. */
export function nameOf({ project, stack }: StackName): string {
    return `${project}-${stack}`;
}

/** The places of state and keys: the bootstrap's own, then those of the stacks. */
export function placesOf(stacks: readonly StackSettings[]): string[] {
    return ["bootstrap", ...stacks.map(({ name }) => name)];
}

/** What is wrong with the places of stacks, said of the settings; the bootstrap's own comes first among them. */
export function placeFaults(cloud: string, faults: readonly Fault[]): Fault[] {
    return faults.map((fault) => ({
        ...fault,
        path: fault.path
            .replace(/^name$/, "pulumi:stack")
            .replace(
                /^stacks\[(\d+)\]$/,
                (_, index: string) => `fairlead-bootstrap:${cloud}.stacks[${Number(index) - 1}].name`,
            )
            .replace(/^(?!pulumi:|fairlead-bootstrap:)/, `fairlead-bootstrap:${cloud}.`),
    }));
}

/** What is wrong with the access of one stack's workflows, said of the settings. */
export function accessFaults(cloud: string, index: number, faults: readonly Fault[]): Fault[] {
    const stack = `fairlead-bootstrap:${cloud}.stacks[${index}]`;
    return faults.map((fault) => ({
        ...fault,
        path: fault.path.startsWith("repository.")
            ? fault.path.replace("repository", "fairlead-bootstrap:github")
            : `${stack}.${fault.path === "stack" ? "name" : fault.path}`,
    }));
}
