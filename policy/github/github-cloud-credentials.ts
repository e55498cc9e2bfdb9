import type { ResourceRule } from "../rule";

const types = [
    "actions",
    "actionsEnvironment",
    "actionsOrganization",
    "dependabot",
    "dependabotOrganization",
    "codespaces",
    "codespacesOrganization",
].map((place) => `github:index/${place}Secret:${place.charAt(0).toUpperCase()}${place.slice(1)}Secret`);

/** Names under which credentials of clouds are stored, by habit and by the documentation of the clouds' actions. */
const credentials =
    /^(AWS_?(ACCESS_?KEY(_?ID)?|SECRET(_?ACCESS)?_?KEY|SESSION_?TOKEN)|(AZURE|ARM)_(CREDENTIALS|CREDS|CLIENT_SECRET|PASSWORD|ACCESS_KEY)|(GCP|GOOGLE|GCLOUD)_(.*_)?(CREDENTIALS|KEY|SA|SA_KEY|SERVICE_ACCOUNT.*)|KUBE_?CONFIG.*|(ACR|ECR|REGISTRY|DOCKER)_(PASSWORD|TOKEN))$/i;

export const githubCloudCredentials: ResourceRule<{ readonly secretName?: string }> = {
    name: "github-cloud-credentials",
    title: "GitHub stores no credential of a cloud",
    why: "A stored key works for ever and from everywhere, for whoever reads it in a log or a fork's workflow. A token by OIDC ends with the job.",
    mend: "Let jobs log in by OIDC: `AzureGithubOidcAccess`, `AwsGithubOidcAccess`.",
    severity: "critical",
    references: [],
    types,
    guards: [],
    scope: "resource",
    *check({ properties: { secretName } }) {
        if (secretName !== undefined && credentials.test(secretName)) {
            yield { property: "secretName", expected: "no credential that OIDC replaces", found: secretName };
        }
    },
};
