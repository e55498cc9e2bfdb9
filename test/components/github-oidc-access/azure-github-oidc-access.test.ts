import assert from "node:assert/strict";

import {
    AzureGithubOidcAccess,
    type AzureGithubOidcAccessArgs,
} from "@fairlead/components/github-oidc-access/azure-github-oidc-access";
import { GithubSubjectFormat } from "@fairlead/components/github-oidc-access/github-oidc-access";

import { armId, build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { githubOidcAccessContract } from "./contract";

const registryId = armId("Microsoft.ContainerRegistry/registries/images");
const args: AzureGithubOidcAccessArgs = {
    repository: { owner: "example-org", name: "fairlead", ownerId: 1, repositoryId: 2 },
    environments: [{ name: "dev" }],
    registry: { acrId: registryId, loginServer: "images.azurecr.io" },
};
const credentialType = "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential";

describe("AzureGithubOidcAccess", () => {
    githubOidcAccessContract((name) => new AzureGithubOidcAccess(name, args));

    it("may push to one registry and do nothing else", async () => {
        const { all } = await build(() => new AzureGithubOidcAccess("dev", args));
        assert.deepEqual(
            all("azure-native:authorization:RoleAssignment").map(({ inputs }) => inputs),
            [
                {
                    principalId: "principal-of-dev",
                    principalType: "ServicePrincipal",
                    roleDefinitionId:
                        "/subscriptions/11111111-2222-4333-8444-555555555555/providers/Microsoft.Authorization/roleDefinitions/8311e382-0749-4cb8-b61a-304f252e45ec",
                    scope: registryId,
                },
            ],
        );
    });

    it("has one credential for each environment and branch, in each form", async () => {
        const { all } = await build(
            () =>
                new AzureGithubOidcAccess("ci", {
                    ...args,
                    repository: { ...args.repository, subjectFormat: GithubSubjectFormat.Both },
                    branches: ["main"],
                }),
        );
        assert.deepEqual(
            all(credentialType).map(({ inputs }) => [inputs.displayName, inputs.subject]),
            [
                ["by-name-environment-dev", "repo:example-org/fairlead:environment:dev"],
                ["by-name-branch-main", "repo:example-org/fairlead:ref:refs/heads/main"],
                ["environment-dev", "repo:example-org@1/fairlead@2:environment:dev"],
                ["branch-main", "repo:example-org@1/fairlead@2:ref:refs/heads/main"],
            ],
        );
        for (const { inputs } of all(credentialType)) {
            assert.equal(inputs.issuer, "https://token.actions.githubusercontent.com");
            assert.deepEqual(inputs.audiences, ["api://AzureADTokenExchange"]);
        }
    });

    it("tells workflows where to log in and where to push", async () => {
        const { component } = await build(() => new AzureGithubOidcAccess("dev", args));
        assert.deepEqual(await valueOf(component.variables), {
            AZURE_CLIENT_ID: "client-of-dev",
            AZURE_TENANT_ID: "66666666-7777-4888-8999-000000000000",
            AZURE_SUBSCRIPTION_ID: "11111111-2222-4333-8444-555555555555",
            REGISTRY: "images.azurecr.io",
        });
    });

    it("lets only named branches deploy, and administrators no more than others", async () => {
        const { one, all } = await build(
            () =>
                new AzureGithubOidcAccess("dev", {
                    ...args,
                    environments: [{ name: "dev", branches: ["main", "release/*"] }],
                }),
        );
        const { inputs } = one("github:index/repositoryEnvironment:RepositoryEnvironment");
        assert.equal(inputs.canAdminsBypass, false);
        assert.deepEqual(inputs.deploymentBranchPolicy, { protectedBranches: false, customBranchPolicies: true });
        assert.deepEqual(
            all("github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy").map(
                (policy) => policy.inputs.branchPattern,
            ),
            ["main", "release/*"],
        );
    });

    it("refuses what GitHub or Entra would refuse, or what would trust the wrong one", () => {
        assertFaults(
            () =>
                new AzureGithubOidcAccess("dev", {
                    ...args,
                    repository: {
                        owner: "acme-",
                        name: "acme/shop",
                        subjectFormat: GithubSubjectFormat.Both,
                        ownerId: 0,
                    },
                    environments: [{ name: "prod" }, { name: "Prod" }, { name: "*" }],
                    branches: ["refs/heads/main", "release/*"],
                }),
            {
                "repository.owner":
                    'expected the name of an organization or user: at most 39 letters, digits and single hyphens, got "acme-"; correct the name',
                "repository.name":
                    'expected the name of a repository without its owner: at most 100 letters, digits, hyphens, underscores and dots, got "acme/shop"; did you mean "shop"?',
                "repository.ownerId":
                    "expected a whole number from 1 to 9007199254740991 (GitHub's number), got 0; give what gh api repos/acme-/acme/shop --jq .owner.id prints",
                "repository.repositoryId":
                    "expected a number, since subjects of this format contain it, got nothing; give what gh api repos/acme-/acme/shop --jq .id prints",
                "environments[1].name": 'expected every name once, got "Prod"; drop the repetition',
                "environments[2].name":
                    'expected the name of a GitHub environment: 1 to 255 characters, and no pattern, got "*"; name each environment by itself',
                "branches[0]":
                    'expected the name of a branch such as main; no pattern, since trust is letter by letter, got "refs/heads/main"; name each branch by itself, without refs/heads/',
                "branches[1]":
                    'expected the name of a branch such as main; no pattern, since trust is letter by letter, got "release/*"; name each branch by itself, without refs/heads/',
            },
        );
    });

    it("refuses nobody at all, and more than an Entra application can trust", () => {
        assertFaults(() => new AzureGithubOidcAccess("dev", { ...args, environments: [] }), {
            environments: "expected at least one environment or branch, got []; name who gets access",
        });
        const branches = Array.from({ length: 20 }, (_, index) => `b${index}`);
        assertFaults(() => new AzureGithubOidcAccess("dev", { ...args, branches }), {
            environments:
                "expected at most 20 subjects: environments and branches, twice for the format both, got 21; split them over several components",
        });
    });
});
