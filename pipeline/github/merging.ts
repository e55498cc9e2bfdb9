import type { Repository } from "./client";
import type { PullRequest } from "./proposal";

const enableAutoMerge = `mutation ($id: ID!) {
    enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: SQUASH }) { clientMutationId }
}`;

/**
 * Has GitHub merge a pull request as soon as its checks pass. Where the repository does not allow that, or asks for no
 * checks, a person merges: what GitHub says of it is returned.
 */
export async function mergeByItself({ octokit }: Repository, { nodeId }: PullRequest): Promise<string | undefined> {
    try {
        await octokit.graphql(enableAutoMerge, { id: nodeId });
        return undefined;
    } catch (error) {
        return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    }
}

/**
 * Has the checks of a branch run. GitHub starts no workflow for what the token of a workflow pushes or opens, except by this
 * request.
 * Source: https://docs.github.com/en/actions/concepts/security/github_token
 */
export async function runChecks({ octokit, owner, repo }: Repository, branch: string): Promise<void> {
    await octokit.rest.actions.createWorkflowDispatch({ owner, repo, workflow_id: "pull-request.yml", ref: branch });
}
