import type { Repository } from "./client";
import { isOurs, marker } from "./marked";

/** Writes the one comment for a purpose under a pull request, or brings it up to date. */
export async function upsertComment(
    { octokit, owner, repo }: Repository,
    pullRequest: number,
    purpose: string,
    text: string,
): Promise<"created" | "updated"> {
    const body = `${marker(purpose)}\n${text}`;
    const comments = await octokit.paginate(octokit.rest.issues.listComments, {
        owner,
        repo,
        issue_number: pullRequest,
        per_page: 100,
    });
    const own = comments.find((comment) => isOurs(comment, purpose));
    if (own === undefined) {
        await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
        return "created";
    }
    await octokit.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
    return "updated";
}
