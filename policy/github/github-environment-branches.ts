import type { ResourceRule } from "../rule";
import { repositoryEnvironment, type Environment } from "./environments";

export const githubEnvironmentBranches: ResourceRule<Environment> = {
    name: "github-environment-branches",
    title: "Only named branches deploy to a GitHub environment",
    why: "Clouds trust the environment: without a rule on branches, whoever can push any branch gets the environment's rights.",
    mend: "Set `deploymentBranchPolicy`, and name the branches in RepositoryEnvironmentDeploymentPolicy resources; the components' `branches` do.",
    severity: "high",
    references: [],
    types: [repositoryEnvironment],
    guards: [
        { type: repositoryEnvironment, property: "deploymentBranchPolicy" },
        { type: repositoryEnvironment, property: "deploymentBranchPolicy.customBranchPolicies" },
    ],
    scope: "resource",
    *check({ properties: { deploymentBranchPolicy: found } }) {
        if (found?.protectedBranches !== true && found?.customBranchPolicies !== true) {
            yield { property: "deploymentBranchPolicy", expected: "protectedBranches or customBranchPolicies", found };
        }
    },
};
