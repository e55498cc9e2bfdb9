import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryEnvironmentDeploymentPolicyArgs } from "@pulumi/github/repositoryEnvironmentDeploymentPolicy";

import type { ResourceRule } from "../rule";

const policy = "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";

export const githubEnvironmentPatterns: ResourceRule<Unwrap<RepositoryEnvironmentDeploymentPolicyArgs>> = {
    name: "github-environment-patterns",
    title: "The branches that deploy are named, not all of them",
    why: "A pattern that begins with a star fits a branch that anybody can push.",
    mend: "Name a protected branch, or a folder of branches such as release/*.",
    severity: "high",
    references: [],
    types: [policy],
    guards: [{ type: policy, property: "branchPattern", worse: ["*", ""] }],
    scope: "resource",
    *check({ properties }) {
        for (const property of ["branchPattern", "tagPattern"] as const) {
            const found = properties[property];
            if (found !== undefined && /^[*?[]|^$/.test(found)) {
                yield { property, expected: "a name, or a pattern that begins with one", found };
            }
        }
        if (properties.branchPattern === undefined && properties.tagPattern === undefined) {
            yield { property: "branchPattern", expected: "the name of a branch", found: undefined };
        }
    },
};
