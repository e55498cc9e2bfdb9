import { githubActionsAllowed } from "../../../policy/github/github-actions-allowed";
import { githubBranchProtection } from "../../../policy/github/github-branch-protection";
import { githubCloudCredentials } from "../../../policy/github/github-cloud-credentials";
import { githubDeployKey } from "../../../policy/github/github-deploy-key";
import { githubPlainSecrets } from "../../../policy/github/github-plain-secrets";
import { githubRepositoryPrivate } from "../../../policy/github/github-repository-private";
import { githubRuleset } from "../../../policy/github/github-ruleset";
import { githubSecretScanning } from "../../../policy/github/github-secret-scanning";
import { githubVulnerabilityAlerts } from "../../../policy/github/github-vulnerability-alerts";
import { githubWebhook } from "../../../policy/github/github-webhook";
import { githubWorkflowToken } from "../../../policy/github/github-workflow-token";
import { describeRule } from "../rule-cases";

const repository = {
    name: "shop",
    visibility: "private",
    securityAndAnalysis: {
        secretScanning: { status: "enabled" },
        secretScanningPushProtection: { status: "enabled" },
    },
};
const alerts = (properties: object) => ({
    type: "github:index/repositoryVulnerabilityAlerts:RepositoryVulnerabilityAlerts",
    properties: { ...properties },
});

describe("Rules on repositories of GitHub", () => {
    const credential = "secretName: expected no credential that OIDC replaces, found";
    describeRule(githubCloudCredentials, {
        compliant: { "a secret of something else": { secretName: "SLACK_WEBHOOK" } },
        broken: Object.fromEntries(
            [
                "AWS_SECRET_ACCESS_KEY",
                "aws_access_key_id",
                "AZURE_CREDENTIALS",
                "ARM_CLIENT_SECRET",
                "GCP_SA_KEY",
                "KUBECONFIG",
                "ECR_PASSWORD",
            ].map((secretName) => [
                secretName,
                { change: { secretName }, findings: [`${credential} "${secretName}"`] },
            ]),
        ),
        unknown: ["secretName"],
    });

    describeRule(githubPlainSecrets, {
        compliant: { "an id": { variableName: "AZURE_CLIENT_ID", value: "00000000-0000-4000-8000-000000000001" } },
        broken: {
            "a password": {
                change: { variableName: "DB_PASSWORD", value: "hunter2" },
                findings: ['value: expected no secret, found "the text of DB_PASSWORD"'],
            },
            "a connection string": {
                change: { value: "AccountName=a;AccountKey=0123456789abcdef==" },
                findings: ['value: expected no secret, found "a connection string of Azure"'],
            },
        },
        unknown: ["value"],
    });

    describeRule(githubDeployKey, {
        compliant: { "the default": {}, "a key that reads": { readOnly: true } },
        broken: {
            "a key that writes": {
                change: { readOnly: false },
                findings: ["readOnly: expected true, found false"],
            },
        },
        unknown: ["readOnly"],
    });

    describeRule(githubRepositoryPrivate, {
        compliant: {
            "a private one": repository,
            "an internal one": { visibility: "internal" },
            "in old words": { private: true },
        },
        broken: {
            "the default": {
                change: { visibility: undefined },
                findings: ["visibility: expected private or internal, found nothing"],
            },
            "a public one": {
                change: { visibility: "public" },
                findings: ['visibility: expected private or internal, found "public"'],
            },
        },
        unknown: ["visibility"],
    });

    const noAlerts = "expected a RepositoryVulnerabilityAlerts of this repository, found nothing";
    describeRule(githubVulnerabilityAlerts, {
        compliant: {
            alerts: { properties: repository, stack: [alerts({ repository: "shop" })] },
            "in old words": { vulnerabilityAlerts: true },
            "an archive": { archived: true },
        },
        broken: {
            none: { stack: [], findings: [noAlerts] },
            "those of another": { stack: [alerts({ repository: "other" })], findings: [noAlerts] },
            "alerts that are off": { stack: [alerts({ repository: "shop", enabled: false })], findings: [noAlerts] },
        },
        unknown: ["name"],
    });

    describeRule(githubSecretScanning, {
        compliant: { "a repository that refuses secrets": repository },
        broken: {
            "the default": {
                change: { securityAndAnalysis: undefined },
                findings: ["secretScanning", "secretScanningPushProtection"].map(
                    (part) => `securityAndAnalysis.${part}.status: expected enabled, found nothing`,
                ),
            },
            "one that tells afterwards": {
                change: { "securityAndAnalysis.secretScanningPushProtection.status": "disabled" },
                findings: [
                    'securityAndAnalysis.secretScanningPushProtection.status: expected enabled, found "disabled"',
                ],
            },
        },
        unknown: ["securityAndAnalysis.secretScanning.status"],
    });

    describeRule(githubBranchProtection, {
        compliant: {
            "reviewed pull requests": {
                enforceAdmins: true,
                allowsForcePushes: false,
                requiredPullRequestReviews: [{ requiredApprovingReviewCount: 1, dismissStaleReviews: true }],
            },
        },
        broken: {
            "the defaults": {
                change: { enforceAdmins: undefined, requiredPullRequestReviews: undefined },
                findings: [
                    "enforceAdmins: expected true, found nothing",
                    "requiredPullRequestReviews[0].requiredApprovingReviewCount: expected 1 or more, found nothing",
                    "requiredPullRequestReviews[0].dismissStaleReviews: expected true, found nothing",
                ],
            },
            "force and deletion": {
                change: { allowsForcePushes: true, allowsDeletions: true },
                findings: ["allowsForcePushes", "allowsDeletions"].map((name) => `${name}: expected false, found true`),
            },
        },
        unknown: ["enforceAdmins", "requiredPullRequestReviews[0].requiredApprovingReviewCount"],
    });

    describeRule(githubRuleset, {
        compliant: {
            "rules in force": {
                enforcement: "active",
                target: "branch",
                rules: { deletion: true, nonFastForward: true },
            },
            "rules on what is pushed": { enforcement: "active", target: "push", rules: {} },
        },
        broken: {
            "rules that report": {
                change: { enforcement: "evaluate" },
                findings: ['enforcement: expected active, found "evaluate"'],
            },
            "history that can be changed": {
                change: { rules: {} },
                findings: ["deletion", "nonFastForward"].map((rule) => `rules.${rule}: expected true, found nothing`),
            },
            "somebody who passes always": {
                change: { bypassActors: [{ actorType: "Team", bypassMode: "always" }] },
                findings: ['bypassActors[0].bypassMode: expected pull_request, found "always"'],
            },
        },
        unknown: ["enforcement"],
    });

    describeRule(githubActionsAllowed, {
        compliant: {
            "named actions": {
                allowedActions: "selected",
                allowedActionsConfig: { patternsAlloweds: ["pulumi/actions@*"] },
            },
            "no actions": { enabled: false },
        },
        broken: {
            all: {
                change: { allowedActions: "all" },
                findings: ['allowedActions: expected local_only or selected, found "all"'],
            },
            "all, in other words": {
                change: { "allowedActionsConfig.patternsAlloweds": ["*/*"] },
                findings: ['allowedActionsConfig.patternsAlloweds[0]: expected actions of a named owner, found "*/*"'],
            },
        },
        unknown: ["allowedActions"],
    });

    describeRule(githubWorkflowToken, {
        compliant: { "a token that reads": { defaultWorkflowPermissions: "read" } },
        broken: {
            "a token that writes and approves": {
                change: { defaultWorkflowPermissions: "write", canApprovePullRequestReviews: true },
                findings: [
                    'defaultWorkflowPermissions: expected read, found "write"',
                    "canApprovePullRequestReviews: expected false, found true",
                ],
            },
        },
        unknown: ["defaultWorkflowPermissions"],
    });

    describeRule(githubWebhook, {
        compliant: { "TLS and a secret": { configuration: { url: "https://ci.example.com", secret: "…" } } },
        broken: {
            neither: {
                change: { configuration: { url: "http://ci.example.com", insecureSsl: true } },
                findings: [
                    'configuration.url: expected an https address, found "http://ci.example.com"',
                    "configuration.insecureSsl: expected false, found true",
                    "configuration.secret: expected a secret, found nothing",
                ],
            },
        },
        unknown: ["configuration.url"],
    });
});
