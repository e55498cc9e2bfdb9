import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { repositoryEnvironment, type Environment } from "./environments";

export const githubEnvironmentReviewers: ResourceRule<Environment> = {
    name: "github-environment-reviewers",
    title: "Somebody else looks before a job deploys to production",
    why: "One person, or one stolen account, otherwise brings anything into production.",
    mend: "Name people or teams in `reviewers`, with `preventSelfReview: true`; the components take `reviewers` for each environment.",
    severity: "medium",
    development: "hinders work",
    references: [],
    types: [repositoryEnvironment],
    guards: [
        { type: repositoryEnvironment, property: "reviewers" },
        { type: repositoryEnvironment, property: "preventSelfReview" },
    ],
    scope: "resource",
    *check({ properties: { reviewers = [], preventSelfReview } }) {
        if (!reviewers.some(({ users = [], teams = [] }) => users.length + teams.length > 0)) {
            yield { property: "reviewers", expected: "at least one person or team", found: undefined };
        }
        yield* expectOneOf("preventSelfReview", preventSelfReview, true);
    },
};
