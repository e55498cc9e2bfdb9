import { type Repository, hasStatus } from "./client";

/** A change of one file that a pull request proposes. */
export interface Proposal {
    readonly base: string;
    /** The branch of the pull request, which belongs to it alone. */
    readonly branch: string;
    readonly path: string;
    readonly content: string;
    readonly title: string;
    readonly body: string;
}

/** A pull request that is open. */
export interface PullRequest {
    readonly number: number;
    /** Its id for GraphQL. */
    readonly nodeId: string;
    readonly url: string;
}

/** The text of a file at the tip of a branch. */
export async function fileAt({ octokit, owner, repo }: Repository, path: string, branch: string): Promise<string> {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref: branch });
    if (Array.isArray(data) || data.type !== "file") {
        throw new Error(`Expected a file at ${path} in ${branch}, found something else`);
    }
    return Buffer.from(data.content, "base64").toString("utf8");
}

/** Opens the pull request of a branch, or makes it propose this instead. The branch is one commit on top of its base. */
export async function propose(repository: Repository, proposal: Proposal): Promise<PullRequest> {
    const { octokit, owner, repo } = repository;
    const { base, branch, title, body } = proposal;
    await commit(repository, proposal);
    const { data: open } = await octokit.rest.pulls.list({
        owner,
        repo,
        state: "open",
        base,
        head: `${owner}:${branch}`,
    });
    const [own] = open;
    const { data } =
        own === undefined
            ? await octokit.rest.pulls.create({ owner, repo, base, head: branch, title, body })
            : await octokit.rest.pulls.update({ owner, repo, pull_number: own.number, title, body });
    return { number: data.number, nodeId: data.node_id, url: data.html_url };
}

async function commit(repository: Repository, { base, branch, path, content, title }: Proposal): Promise<void> {
    const { octokit, owner, repo } = repository;
    const { data: tip } = await octokit.rest.git.getRef({ owner, repo, ref: `heads/${base}` });
    const parent = tip.object.sha;
    const { data: tree } = await octokit.rest.git.createTree({
        owner,
        repo,
        // Git takes a commit for its tree.
        base_tree: parent,
        tree: [{ path, content, mode: "100644", type: "blob" }],
    });
    const { data: made } = await octokit.rest.git.createCommit({
        owner,
        repo,
        message: title,
        tree: tree.sha,
        parents: [parent],
    });
    try {
        await octokit.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha: made.sha, force: true });
    } catch (error) {
        // 422 says that there is no such branch.
        if (!hasStatus(error, 422)) {
            throw error;
        }
        await octokit.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: made.sha });
    }
}
