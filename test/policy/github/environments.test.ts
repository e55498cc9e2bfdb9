import { githubEnvironmentBranches } from "../../../policy/github/github-environment-branches";
import { githubEnvironmentBypass } from "../../../policy/github/github-environment-bypass";
import { githubEnvironmentPatterns } from "../../../policy/github/github-environment-patterns";
import { githubEnvironmentReviewers } from "../../../policy/github/github-environment-reviewers";
import { githubOidcClaims } from "../../../policy/github/github-oidc-claims";
import { describeRule } from "../rule-cases";

const environment = {
    repository: "shop",
    environment: "production",
    canAdminsBypass: false,
    preventSelfReview: true,
    reviewers: [{ teams: [1] }],
    deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
};

describe("Rules on environments of GitHub", () => {
    const ways = "deploymentBranchPolicy: expected protectedBranches or customBranchPolicies, found";
    describeRule(githubEnvironmentBranches, {
        compliant: {
            "named branches": environment,
            "protected branches": {
                ...environment,
                deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: false },
            },
        },
        broken: {
            "every branch": { change: { deploymentBranchPolicy: undefined }, findings: [`${ways} nothing`] },
            "neither way": {
                change: { "deploymentBranchPolicy.customBranchPolicies": false },
                findings: [`${ways} {"protectedBranches":false,"customBranchPolicies":false}`],
            },
        },
        unknown: ["deploymentBranchPolicy.customBranchPolicies"],
    });

    describeRule(githubEnvironmentPatterns, {
        compliant: {
            "a branch": { branchPattern: "main" },
            "a folder of branches": { branchPattern: "release/*" },
            tags: { tagPattern: "v*" },
        },
        broken: {
            "every branch": {
                change: { branchPattern: "**/*" },
                findings: ['branchPattern: expected a name, or a pattern that begins with one, found "**/*"'],
            },
            "every tag": {
                of: "tags",
                change: { tagPattern: "*" },
                findings: ['tagPattern: expected a name, or a pattern that begins with one, found "*"'],
            },
            nothing: {
                change: { branchPattern: undefined },
                findings: ["branchPattern: expected the name of a branch, found nothing"],
            },
        },
        unknown: ["branchPattern"],
    });

    describeRule(githubEnvironmentBypass, {
        compliant: { "rules for all": environment },
        broken: {
            "the default": {
                change: { canAdminsBypass: undefined },
                findings: ["canAdminsBypass: expected false, found nothing"],
            },
            "administrators who pass": {
                change: { canAdminsBypass: true },
                findings: ["canAdminsBypass: expected false, found true"],
            },
        },
        unknown: ["canAdminsBypass"],
    });

    describeRule(githubEnvironmentReviewers, {
        compliant: { "a team that looks": environment, "a person": { ...environment, reviewers: [{ users: [7] }] } },
        broken: {
            nobody: {
                change: { reviewers: undefined },
                findings: ["reviewers: expected at least one person or team, found nothing"],
            },
            "an empty list, and those who deploy": {
                change: { reviewers: [{ users: [], teams: [] }], preventSelfReview: false },
                findings: [
                    "reviewers: expected at least one person or team, found nothing",
                    "preventSelfReview: expected true, found false",
                ],
            },
        },
        unknown: ["reviewers", "preventSelfReview"],
    });

    describeRule(githubOidcClaims, {
        compliant: {
            "repository, environment and workflow": {
                useDefault: false,
                includeClaimKeys: ["repo", "context", "job_workflow_ref"],
            },
            "the default": { useDefault: true },
            "by number": { useDefault: false, includeClaimKeys: ["repository_id", "environment"] },
        },
        broken: {
            "a workflow, for whoever uses it": {
                change: { includeClaimKeys: ["job_workflow_ref"] },
                findings: ["repo", "context"].map(
                    (key) => `includeClaimKeys: expected ${key} among them, found ["job_workflow_ref"]`,
                ),
            },
            "every branch of a repository": {
                change: { includeClaimKeys: ["repo"] },
                findings: ['includeClaimKeys: expected context among them, found ["repo"]'],
            },
        },
        unknown: ["useDefault", "includeClaimKeys"],
    });
});
