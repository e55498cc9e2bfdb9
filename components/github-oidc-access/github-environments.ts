import type * as pulumi from "@pulumi/pulumi";
import { ActionsEnvironmentVariable } from "@pulumi/github/actionsEnvironmentVariable";
import { RepositoryEnvironment } from "@pulumi/github/repositoryEnvironment";
import { RepositoryEnvironmentDeploymentPolicy } from "@pulumi/github/repositoryEnvironmentDeploymentPolicy";

import type { GithubEnvironment } from "./github-oidc-access";

/**
 * Creates the GitHub environments with their branch rules and reviewers, and writes the variables into each.
 *
 * @param name begins the names of the resources.
 * @param repository without its owner, which the GitHub provider knows.
 */
export function createGithubEnvironments(
    name: string,
    repository: string,
    environments: readonly GithubEnvironment[],
    variables: Readonly<Record<string, pulumi.Input<string>>>,
    parent: pulumi.Resource,
): void {
    for (const { name: environment, branches = ["main"], reviewers } of environments) {
        const gate = new RepositoryEnvironment(
            `${name}-${environment}`,
            {
                repository,
                environment,
                canAdminsBypass: false,
                deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
                ...(reviewers === undefined ? {} : { reviewers: [reviewers], preventSelfReview: true }),
            },
            { parent },
        );
        for (const branchPattern of branches) {
            new RepositoryEnvironmentDeploymentPolicy(
                `${name}-${environment}-${branchPattern}`,
                { repository, environment: gate.environment, branchPattern },
                { parent },
            );
        }
        for (const [variableName, value] of Object.entries(variables)) {
            new ActionsEnvironmentVariable(
                `${name}-${environment}-${variableName}`,
                { repository, environment: gate.environment, variableName, value },
                { parent },
            );
        }
    }
}
