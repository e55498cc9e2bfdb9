import { Octokit } from "@octokit/rest";

import type { CommandRun } from "../command";
import { UsageError } from "../usage-error";

/** A repository at GitHub, and who asks. */
export interface Repository {
    readonly octokit: Octokit;
    readonly owner: string;
    readonly repo: string;
    /** Page of this run of the workflow; `undefined` outside of one. */
    readonly runUrl: string | undefined;
}

/**
 * The repository that a workflow runs for, by the variables that GitHub sets, and with the token in `GITHUB_TOKEN`.
 *
 * @throws UsageError naming each variable that is missing
 */
export function repositoryOf(environment: CommandRun["environment"]): Repository {
    const { GITHUB_REPOSITORY = "", GITHUB_TOKEN = "", GITHUB_SERVER_URL, GITHUB_RUN_ID, GITHUB_API_URL } = environment;
    const [, owner = "", repo = ""] = /^([^/]+)\/([^/]+)$/.exec(GITHUB_REPOSITORY) ?? [];
    const missing = [
        ...(owner === "" ? ["GITHUB_REPOSITORY as OWNER/NAME"] : []),
        ...(GITHUB_TOKEN === "" ? ["GITHUB_TOKEN"] : []),
    ];
    if (missing.length > 0) {
        throw new UsageError(`Expected the variables ${missing.join(" and ")}, found none. Workflows hand them over.`);
    }
    return {
        octokit: new Octokit({
            auth: GITHUB_TOKEN,
            ...(GITHUB_API_URL && { baseUrl: GITHUB_API_URL }),
            // Errors are told by who catches them; some are expected.
            log: { debug: silent, info: silent, warn: silent, error: silent },
        }),
        owner,
        repo,
        runUrl:
            GITHUB_SERVER_URL && GITHUB_RUN_ID
                ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
                : undefined,
    };
}

/** True for an answer of GitHub with this status. */
export function hasStatus(error: unknown, status: number): boolean {
    return typeof error === "object" && error !== null && "status" in error && error.status === status;
}

function silent(): void {
    // On purpose.
}
