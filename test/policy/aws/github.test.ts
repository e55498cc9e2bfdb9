import { iamGithubPullRequests } from "../../../policy/aws/iam-github-pull-requests";
import { iamGithubRegistry } from "../../../policy/aws/iam-github-registry";
import { iamGithubSubjects } from "../../../policy/aws/iam-github-subjects";
import { role, rolePolicy } from "../../../policy/aws/iam-resources";
import { describeRule } from "../rule-cases";

const issuer = "token.actions.githubusercontent.com";
const provider = `arn:aws:iam::111122223333:oidc-provider/${issuer}`;

/** Trust in jobs of GitHub with these subjects. */
const trust = (...subjects: string[]) => ({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Principal: { Federated: provider },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
                StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: subjects },
            },
        },
    ],
});

const shop = "repo:acme@1/shop@2:environment:prod";
const pullRequest = "repo:acme@1/shop@2:pull_request";
const condition = "assumeRolePolicy.Statement[0].Condition";
const subject = `${condition}.StringEquals["${issuer}:sub"]`;
const images = (name: string) => `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`;

const rights = (roleName: string, Action: string | string[], Resource: string | string[]) => ({
    type: rolePolicy,
    name: `${roleName}-rights`,
    properties: { role: roleName, policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource }] }) },
});
const attachment = (roleName: string, policyArn: string) => ({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    properties: { role: roleName, policyArn },
});

describe("rules on GitHub's access to AWS", () => {
    describeRule(iamGithubSubjects, {
        compliant: {
            "an environment": { assumeRolePolicy: trust(shop) },
            "both formats, as text": {
                assumeRolePolicy: JSON.stringify(trust(shop, "repo:acme/shop:environment:prod")),
            },
            "pull requests alone": { assumeRolePolicy: trust(pullRequest) },
            "a service of AWS": {
                assumeRolePolicy: { Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" } }] },
            },
            "service accounts of a cluster": {
                assumeRolePolicy: {
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: {
                                Federated:
                                    "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/1",
                            },
                            Condition: {
                                StringEquals: {
                                    "oidc.eks.eu-west-1.amazonaws.com/id/1:sub": "system:serviceaccount:apps:shop",
                                },
                            },
                        },
                    ],
                },
            },
        },
        broken: {
            "every repository of an organization": {
                change: {
                    [condition]: {
                        StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" },
                        StringLike: { [`${issuer}:sub`]: "repo:acme/*" },
                    },
                },
                findings: [
                    `${condition}.StringLike["${issuer}:sub"]: expected StringEquals, found "StringLike"`,
                    `${condition}.StringLike["${issuer}:sub"]: expected one subject, without *, ? and \${…} that stand for others, found "repo:acme/*"`,
                ],
            },
            "no subject": {
                change: { [condition]: { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" } } },
                findings: [`${condition}: expected StringEquals of ${issuer}:sub, found nothing`],
            },
            "no condition at all": {
                change: { [condition]: undefined },
                findings: [
                    `${condition}: expected StringEquals of ${issuer}:aud, found nothing`,
                    `${condition}: expected StringEquals of ${issuer}:sub, found nothing`,
                ],
            },
            "tokens for others": {
                change: { [`${condition}.StringEquals["${issuer}:aud"]`]: "https://github.com/acme" },
                findings: [
                    `${condition}.StringEquals["${issuer}:aud"]: expected sts.amazonaws.com, found "https://github.com/acme"`,
                ],
            },
            "a branch": {
                change: { [`${condition}.StringEquals["${issuer}:sub"]`]: "repo:acme/shop:ref:refs/heads/main" },
                findings: [
                    `${subject}: expected jobs behind a gate: environment or pull_request, found "repo:acme/shop:ref:refs/heads/main"`,
                ],
            },
            "pull requests beside an environment": {
                change: { [`${condition}.StringEquals["${issuer}:sub"]`]: [shop, pullRequest] },
                findings: [
                    'assumeRolePolicy.Statement[0]: expected a role of its own for pull requests, found ["environment","pull_request"]',
                ],
            },
            "an issuer that is nearly GitHub's": {
                change: { "assumeRolePolicy.Statement[0].Principal.Federated": `${provider}.evil.example` },
                findings: [
                    `assumeRolePolicy.Statement[0].Principal: expected https://${issuer}, found "https://${issuer}.evil.example"`,
                ],
            },
            "a subject that is optional": {
                change: {
                    [condition]: {
                        StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" },
                        StringEqualsIfExists: { [`${issuer}:sub`]: shop },
                    },
                },
                findings: [
                    `${condition}.StringEqualsIfExists["${issuer}:sub"]: expected StringEquals, found "StringEqualsIfExists"`,
                ],
            },
        },
        unknown: ["assumeRolePolicy", "assumeRolePolicy.Statement[0].Principal.Federated"],
    });

    describeRule(iamGithubPullRequests, {
        compliant: {
            "an audit": {
                properties: { name: "previews", assumeRolePolicy: trust(pullRequest) },
                stack: [
                    attachment("previews", "arn:aws:iam::aws:policy/SecurityAudit"),
                    attachment("other", "arn:aws:iam::aws:policy/AdministratorAccess"),
                    rights("previews", ["ec2:Describe*", "iam:GetRole", "s3:ListBucket"], "*"),
                ],
            },
            "an environment, which may change things": {
                properties: { name: "deploy", assumeRolePolicy: trust(shop) },
                stack: [rights("deploy", "s3:PutObject", "*")],
            },
        },
        broken: {
            "reading everything": {
                stack: [attachment("previews", "arn:aws:iam::aws:policy/ReadOnlyAccess")],
                findings: [
                    "managed policy: expected SecurityAudit or ViewOnlyAccess, " +
                        'found "arn:aws:iam::aws:policy/ReadOnlyAccess"',
                ],
            },
            "changing things": {
                stack: [rights("previews", ["ec2:DescribeVpcs", "ec2:RunInstances"], "*")],
                findings: [
                    "policy previews-rights, Statement[0].Action: expected actions that read configuration, not data, " +
                        'found "ec2:RunInstances"',
                ],
            },
            "reading secrets, by a pattern": {
                stack: [rights("previews", "secretsmanager:Get*", "*")],
                findings: [
                    "policy previews-rights, Statement[0].Action: expected actions that read configuration, not data, " +
                        'found "secretsmanager:Get*"',
                ],
            },
            "changing things by an attached policy of the program": {
                stack: [
                    attachment("previews", "arn:aws:iam::111122223333:policy/own"),
                    {
                        type: "aws:iam/policy:Policy",
                        name: "own",
                        properties: {
                            arn: "arn:aws:iam::111122223333:policy/own",
                            policy: { Statement: [{ Effect: "Allow", Action: "ecr:PutImage", Resource: "*" }] },
                        },
                    },
                ],
                findings: [
                    "policy own, Statement[0].Action: expected actions that read configuration, not data, " +
                        'found "ecr:PutImage"',
                ],
            },
        },
        unknown: ["assumeRolePolicy", "name"],
    });

    const others = (...subjects: string[]) => ({
        type: role,
        name: "other",
        properties: { name: "other", assumeRolePolicy: trust(...subjects) },
    });

    describeRule(iamGithubRegistry, {
        compliant: {
            "a repository and its images": {
                properties: { name: "deploy", assumeRolePolicy: trust(shop) },
                stack: [
                    rights("deploy", ["ecr:PutImage", "ecr:UploadLayerPart"], images("shop")),
                    others("repo:acme@1/blog@3:environment:prod"),
                    rights("other", "ecr:*", images("blog")),
                ],
            },
            "two environments of a repository, in both formats": {
                properties: { name: "deploy", assumeRolePolicy: trust(shop) },
                stack: [
                    rights("deploy", "ecr:PutImage", images("shop")),
                    others("repo:acme/shop:environment:dev"),
                    rights("other", "ecr:PutImage", images("shop")),
                ],
            },
            "a role that pushes nothing": {
                name: "deploy",
                assumeRolePolicy: trust(shop, "repo:acme/blog:environment:prod"),
            },
        },
        broken: {
            "a role of two repositories": {
                change: { assumeRolePolicy: trust(shop, "repo:acme/blog:environment:prod") },
                stack: [rights("deploy", "ecr:PutImage", images("shop"))],
                findings: [
                    'assumeRolePolicy: expected jobs of one repository, as the role pushes images, found ["acme/shop","acme/blog"]',
                ],
            },
            "all repositories of the account": {
                stack: [rights("deploy", "ecr:*", "*")],
                findings: ['policy: expected ARNs of ECR repositories, or of all below one name, found "*"'],
            },
            "images that another repository pushes as well": {
                stack: [
                    rights("deploy", "ecr:PutImage", images("shop/*")),
                    others("repo:acme/blog:environment:prod"),
                    rights("other", "ecr:PutImage", images("shop/web")),
                ],
                findings: [
                    `policy: expected images that acme/blog can't push as well, found ["${images("shop/web")}"]`,
                ],
            },
        },
        unknown: ["assumeRolePolicy", "name"],
    });
});
