import { type Command, valueOf } from "../command";
import { hasStatus, repositoryOf } from "../github/client";
import { releaseTag } from "../version/release-tag";

/** Names the commit of a release. A tag that is there already must name the same commit. */
export const tagReleaseCommand: Command = {
    summary: "Gives a commit the tag of a version",
    flags: {
        app: { value: "APP", summary: "the application" },
        version: { value: "VERSION", summary: "its version" },
        commit: { value: "COMMIT", summary: "the id of the commit" },
    },
    run: async (run) => {
        const { octokit, owner, repo } = repositoryOf(run.environment);
        const tag = releaseTag(valueOf(run, "app"), valueOf(run, "version"));
        const commit = valueOf(run, "commit");
        try {
            await octokit.rest.git.createRef({ owner, repo, ref: `refs/tags/${tag}`, sha: commit });
            return { message: `Tagged ${commit} as ${tag}` };
        } catch (error) {
            // 422 says that the tag is there.
            if (!hasStatus(error, 422)) {
                throw error;
            }
        }
        const { data } = await octokit.rest.git.getRef({ owner, repo, ref: `tags/${tag}` });
        if (data.object.sha !== commit) {
            throw new Error(
                `Expected ${tag} to be free or at ${commit}, found it at ${data.object.sha}: tags never move`,
            );
        }
        return { message: `${commit} is ${tag} already` };
    },
};
