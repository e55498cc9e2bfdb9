import type * as pulumi from "@pulumi/pulumi";

import type { GithubEnvironment, GithubRepository, GithubReviewers } from "../github-oidc-access/github-oidc-access";
import { contextFaults, repositoryFaults } from "../github-oidc-access/repository-faults";
import { subjectsOf } from "../github-oidc-access/subjects";
import type { Fault } from "../shared/arguments";
import { stackFaults } from "../state-backend/state-backend";

/** Access of GitHub workflows to one stack, in any cloud, without any stored credential. */
export interface WorkflowAccess {
    /** The OIDC subjects that may deploy the stack. */
    readonly deploySubjects: pulumi.Output<string[]>;
    /** The OIDC subjects that may look at the stack, and change nothing. */
    readonly lookSubjects: pulumi.Output<string[]>;
}

/** Which workflows get access, and who must agree. */
export interface WorkflowGates {
    /** The repository whose workflows get access. */
    readonly repository: GithubRepository;
    /** The stack. It is part of the names of the GitHub environments: `deploy-STACK`, `preview-STACK`, `drift-STACK`. */
    readonly stack: string;
    /**
     * Patterns of the branches that are deployed, and compared with what runs.
     * @default ["main"]
     */
    readonly branches?: string[];
    /**
     * Who must agree before the stack is deployed.
     * @default nobody
     */
    readonly reviewers?: GithubReviewers;
    /**
     * Who must agree before a pull request is previewed: its code sees the stack's state, with the secrets in it.
     * @default nobody
     */
    readonly previewReviewers?: GithubReviewers;
}

/** The GitHub environments of a stack: who enters the first may deploy, who enters the others may look. */
export function gatesOf({ stack, branches, reviewers, previewReviewers }: WorkflowGates): {
    readonly deploy: GithubEnvironment;
    readonly look: readonly GithubEnvironment[];
} {
    return {
        deploy: { name: `deploy-${stack}`, branches, reviewers },
        look: [
            { name: `preview-${stack}`, branches: [pullRequests], reviewers: previewReviewers },
            // By the clock, when nobody is there to agree; but only what was merged.
            { name: `drift-${stack}`, branches },
        ],
    };
}

/** The OIDC subjects of jobs in these environments. */
export function subjectsFor(repository: GithubRepository, gates: readonly GithubEnvironment[]): string[] {
    const names = gates.map(({ name }) => name);
    return subjectsOf(repository, names, []).map(({ subject }) => subject);
}

/**
 * By what GitHub compares pull requests with the branches of an environment.
 * Source: https://github.blog/changelog/2025-11-07-actions-pull_request_target-and-environment-branch-protections-changes
 */
const pullRequests = "refs/pull/*/merge";

/** What is wrong with the repository, the stack and the reviewers. */
export function gateFaults(gates: WorkflowGates): Fault[] {
    const { deploy, look } = gatesOf(gates);
    const reviews = contextFaults([deploy, ...look], [], 0, Infinity).flatMap((fault) => {
        const [, index] = /^environments\[(\d+)\]\.reviewers$/.exec(fault.path) ?? [];
        return index === undefined ? [] : [{ ...fault, path: index === "0" ? "reviewers" : "previewReviewers" }];
    });
    return [
        ...repositoryFaults("repository", gates.repository),
        ...stackFaults([gates.stack]).map((fault) => ({ ...fault, path: "stack" })),
        ...reviews,
    ];
}
