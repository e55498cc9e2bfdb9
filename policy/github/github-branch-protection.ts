import type { Unwrap } from "@pulumi/pulumi";
import type { BranchProtectionArgs } from "@pulumi/github/branchProtection";

import { expectAtLeast, expectOneOf, expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

export const githubBranchProtection: ResourceRule<Unwrap<BranchProtectionArgs>> = {
    name: "github-branch-protection",
    title: "A protected branch changes by reviewed pull requests only",
    why: "Who pushes to the branch that is deployed, deploys; who forces a push, hides what was there.",
    mend: "Set `enforceAdmins` and `requiredPullRequestReviews` with at least one approval and `dismissStaleReviews`; leave force pushes and deletions off.",
    severity: "medium",
    references: [],
    types: ["github:index/branchProtection:BranchProtection"],
    guards: [],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("enforceAdmins", properties.enforceAdmins, true);
        yield* expectOneOfOrDefault("allowsForcePushes", properties.allowsForcePushes, false);
        yield* expectOneOfOrDefault("allowsDeletions", properties.allowsDeletions, false);
        const [reviews] = properties.requiredPullRequestReviews ?? [];
        const path = "requiredPullRequestReviews[0]";
        yield* expectAtLeast(`${path}.requiredApprovingReviewCount`, reviews?.requiredApprovingReviewCount, 1);
        yield* expectOneOf(`${path}.dismissStaleReviews`, reviews?.dismissStaleReviews, true);
    },
};
