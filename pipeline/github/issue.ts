import type { Repository } from "./client";
import { isOurs, marker } from "./marked";

/** What an issue says; `undefined` once there is nothing to say. */
export interface IssueText {
    readonly title: string;
    readonly text: string;
}

/** Keeps one issue for a purpose: opens it, brings it up to date, closes it. Its label is the purpose. */
export async function keepIssue(
    { octokit, owner, repo }: Repository,
    purpose: string,
    issue: IssueText | undefined,
): Promise<"opened" | "updated" | "unchanged" | "closed" | "not needed"> {
    const open = await octokit.paginate(octokit.rest.issues.listForRepo, {
        owner,
        repo,
        labels: purpose,
        state: "open",
        per_page: 100,
    });
    const own = open.find((candidate) => candidate.pull_request === undefined && isOurs(candidate, purpose));
    if (issue === undefined) {
        if (own === undefined) {
            return "not needed";
        }
        await octokit.rest.issues.update({ owner, repo, issue_number: own.number, state: "closed" });
        return "closed";
    }
    const { title } = issue;
    const body = `${marker(purpose)}\n${issue.text}`;
    if (own === undefined) {
        await octokit.rest.issues.create({ owner, repo, title, body, labels: [purpose] });
        return "opened";
    }
    if (own.title === title && own.body === body) {
        return "unchanged";
    }
    await octokit.rest.issues.update({ owner, repo, issue_number: own.number, title, body });
    return "updated";
}
