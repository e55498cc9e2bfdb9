import type { Rule } from "../rule";
import { githubActionsAllowed } from "./github-actions-allowed";
import { githubBranchProtection } from "./github-branch-protection";
import { githubCloudCredentials } from "./github-cloud-credentials";
import { githubDeployKey } from "./github-deploy-key";
import { githubEnvironmentBranches } from "./github-environment-branches";
import { githubEnvironmentBypass } from "./github-environment-bypass";
import { githubEnvironmentPatterns } from "./github-environment-patterns";
import { githubEnvironmentReviewers } from "./github-environment-reviewers";
import { githubOidcClaims } from "./github-oidc-claims";
import { githubPlainSecrets } from "./github-plain-secrets";
import { githubRepositoryPrivate } from "./github-repository-private";
import { githubRuleset } from "./github-ruleset";
import { githubSecretScanning } from "./github-secret-scanning";
import { githubVulnerabilityAlerts } from "./github-vulnerability-alerts";
import { githubWebhook } from "./github-webhook";
import { githubWorkflowToken } from "./github-workflow-token";

/** The rules on repositories and environments of GitHub. */
export const githubRules: readonly Rule[] = [
    githubActionsAllowed,
    githubBranchProtection,
    githubCloudCredentials,
    githubDeployKey,
    githubEnvironmentBranches,
    githubEnvironmentBypass,
    githubEnvironmentPatterns,
    githubEnvironmentReviewers,
    githubOidcClaims,
    githubPlainSecrets,
    githubRepositoryPrivate,
    githubRuleset,
    githubSecretScanning,
    githubVulnerabilityAlerts,
    githubWebhook,
    githubWorkflowToken,
];
