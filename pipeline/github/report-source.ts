import { at } from "../json";
import { UsageError } from "../usage-error";
import type { Repository } from "./client";

/** The run of a workflow that made a report, by the event that GitHub sends when it has ended. */
export interface ReportSource {
    /** The commit that was checked out. */
    readonly commit: string;
    readonly branch: string;
    /** Where the branch is: this repository or a fork. */
    readonly owner: string;
    readonly repositoryId: number;
    readonly runUrl: string;
    readonly succeeded: boolean;
}

/** Reads the event `workflow_run`. It comes from GitHub, not from the run's code. */
export function reportSource(event: unknown): ReportSource {
    const run = at(event, "workflow_run");
    const commit = at(run, "head_sha");
    const branch = at(run, "head_branch");
    const owner = at(run, "head_repository", "owner", "login");
    const repositoryId = at(run, "head_repository", "id");
    const runUrl = at(run, "html_url");
    if (
        typeof commit !== "string" ||
        typeof branch !== "string" ||
        typeof owner !== "string" ||
        typeof repositoryId !== "number" ||
        typeof runUrl !== "string"
    ) {
        throw new UsageError("Expected the event workflow_run in GITHUB_EVENT_PATH, found another one");
    }
    return { commit, branch, owner, repositoryId, runUrl, succeeded: at(run, "conclusion") === "success" };
}

/**
 * The open pull request into a branch that a run was about: the one whose head is the run's commit. `undefined` if it is closed
 * by now or has newer commits. What the run itself claims to be about is not asked.
 */
export async function pullRequestOf(
    { octokit, owner, repo }: Repository,
    source: ReportSource,
    base: string,
): Promise<number | undefined> {
    const open = await octokit.paginate(octokit.rest.pulls.list, {
        owner,
        repo,
        state: "open",
        base,
        head: `${source.owner}:${source.branch}`,
        per_page: 100,
    });
    // Several forks of one owner have branches of the same name.
    return open.find(
        ({ head }) =>
            head.sha === source.commit &&
            head.ref === source.branch &&
            // GitHub's types know no fork that was deleted.
            (head.repo as { readonly id: number } | null)?.id === source.repositoryId,
    )?.number;
}
