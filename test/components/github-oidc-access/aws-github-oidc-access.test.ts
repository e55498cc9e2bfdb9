import assert from "node:assert/strict";

import {
    AwsGithubOidcAccess,
    type AwsGithubOidcAccessArgs,
} from "@fairlead/components/github-oidc-access/aws-github-oidc-access";
import { GithubSubjectFormat } from "@fairlead/components/github-oidc-access/github-oidc-access";

import { awsArn } from "../aws-outputs";
import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { githubOidcAccessContract } from "./contract";

const repositoryArns = ["shop", "charts/shop"].map(
    (name) => `arn:aws:ecr:eu-central-1:123456789012:repository/${name}`,
);
const args: AwsGithubOidcAccessArgs = {
    repository: { owner: "example-org", name: "fairlead", ownerId: 1, repositoryId: 2 },
    environments: [{ name: "dev" }],
    registry: {
        ecrRepositoryArns: repositoryArns,
        imagePrefix: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/dev",
    },
};
const create = (more: Partial<AwsGithubOidcAccessArgs> = {}) => new AwsGithubOidcAccess("ci", { ...args, ...more });
const type = {
    policy: "aws:iam/rolePolicy:RolePolicy",
    provider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    role: "aws:iam/role:Role",
    variable: "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
};
const trust = (provider: string, ...subjects: string[]) => ({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Principal: { Federated: provider },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
                StringEquals: {
                    "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                    "token.actions.githubusercontent.com:sub": subjects,
                },
            },
        },
    ],
});

describe("AwsGithubOidcAccess", () => {
    githubOidcAccessContract((name) => new AwsGithubOidcAccess(name, args));

    it("has a role for each environment, which trusts that one in each form and nothing else", async () => {
        const { component, all } = await build(() =>
            create({
                repository: { ...args.repository, subjectFormat: GithubSubjectFormat.Both },
                environments: [{ name: "staging" }, { name: "prod: EU" }],
            }),
        );
        const provider = awsArn(type.provider, "ci");
        assert.deepEqual(
            all(type.role).map(({ inputs }) => inputs.assumeRolePolicy),
            [
                trust(
                    provider,
                    "repo:example-org/fairlead:environment:staging",
                    "repo:example-org@1/fairlead@2:environment:staging",
                ),
                trust(
                    provider,
                    "repo:example-org/fairlead:environment:prod%3A EU",
                    "repo:example-org@1/fairlead@2:environment:prod%3A EU",
                ),
            ],
        );
        for (const { inputs } of all(type.role)) {
            assert.match(String(inputs.namePrefix), /^[\w+=,.@-]{1,38}$/);
            assert.equal(inputs.maxSessionDuration, 3600);
        }
        assert.deepEqual(await valueOf(component.roleArns), {
            staging: awsArn(type.role, "ci-staging"),
            "prod: EU": awsArn(type.role, "ci-prod: EU"),
        });
        assert.equal((await valueOf(component.subjects)).length, 4);
    });

    it("may push to these repositories and do nothing else", async () => {
        const { one, all } = await build(() => create());
        assert.deepEqual(one(type.policy).inputs.policy, {
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
                {
                    Effect: "Allow",
                    Action: [
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:CompleteLayerUpload",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:InitiateLayerUpload",
                        "ecr:PutImage",
                        "ecr:UploadLayerPart",
                    ],
                    Resource: repositoryArns,
                },
            ],
        });
        assert.deepEqual(all("aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
    });

    it("tells workflows where to log in and where to push, each environment its own role", async () => {
        const { component, all } = await build(() => create({ environments: [{ name: "a" }, { name: "b" }] }));
        assert.deepEqual(await valueOf(component.variables), {
            AWS_ROLE_ARN: awsArn(type.role, "ci-a"),
            AWS_REGION: "eu-central-1",
            REGISTRY: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/dev",
        });
        const roles = all(type.variable).filter(({ inputs }) => inputs.variableName === "AWS_ROLE_ARN");
        assert.deepEqual(
            roles.map(({ inputs }) => [inputs.environment, inputs.value]),
            [
                ["a", awsArn(type.role, "ci-a")],
                ["b", awsArn(type.role, "ci-b")],
            ],
        );
    });

    it("knows GitHub by a provider of its own, or by the one that the account has", async () => {
        const own = await build(() => create());
        assert.deepEqual(own.one(type.provider).inputs, {
            url: "https://token.actions.githubusercontent.com",
            clientIdLists: ["sts.amazonaws.com"],
            tags: { Name: "ci" },
        });
        const oidcProviderArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
        const shared = await build(() => create({ oidcProviderArn }));
        assert.deepEqual(shared.all(type.provider), []);
        assert.deepEqual(
            shared.one(type.role).inputs.assumeRolePolicy,
            trust(oidcProviderArn, "repo:example-org@1/fairlead@2:environment:dev"),
        );
    });

    it("lets pull requests read the configuration of the account, by a role apart from the others", async () => {
        const { component, one } = await build(() => create({ previews: true }));
        assert.deepEqual(
            one(type.role, "ci-pull-requests").inputs.assumeRolePolicy,
            trust(awsArn(type.provider, "ci"), "repo:example-org@1/fairlead@2:pull_request"),
        );
        assert.equal(
            one("aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs.policyArn,
            "arn:aws:iam::aws:policy/SecurityAudit",
        );
        assert.deepEqual(one("github:index/actionsVariable:ActionsVariable").inputs, {
            repository: "fairlead",
            variableName: "AWS_PREVIEW_ROLE_ARN",
            value: awsArn(type.role, "ci-pull-requests"),
        });
        assert.deepEqual(await valueOf(component.subjects), ["repo:example-org@1/fairlead@2:environment:dev"]);
        assert.deepEqual(await valueOf(component.previewSubjects), ["repo:example-org@1/fairlead@2:pull_request"]);
    });

    it("refuses nobody at all, patterns, and sessions that IAM would refuse", () => {
        assertFaults(() => create({ environments: [], sessionSeconds: 60 }), {
            environments: "expected at least one environment or branch, got []; name who gets access",
            sessionSeconds:
                "expected a whole number from 3600 to 43200 (seconds), got 60; give a number in these bounds",
        });
        assertFaults(() => create({ environments: [{ name: "prod*" }] }), {
            "environments[0].name":
                'expected the name of a GitHub environment: 1 to 255 characters, and no pattern, got "prod*"; name each environment by itself',
        });
    });
});
