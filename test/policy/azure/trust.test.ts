import { entraNoPasswords } from "../../../policy/azure/entra-no-passwords";
import { entraOwnTenant } from "../../../policy/azure/entra-own-tenant";
import { federatedAudience } from "../../../policy/azure/federated-audience";
import { applicationCredential } from "../../../policy/azure/federated-credentials";
import { federatedEnvironment } from "../../../policy/azure/federated-environment";
import { federatedExpression } from "../../../policy/azure/federated-expression";
import { federatedIssuer } from "../../../policy/azure/federated-issuer";
import { federatedLimit } from "../../../policy/azure/federated-limit";
import { federatedSubject } from "../../../policy/azure/federated-subject";
import { describeRule } from "../rule-cases";

const pipeline = {
    issuer: "https://token.actions.githubusercontent.com",
    subject: "repo:acme@100001/shop@200002:environment:prod",
    audiences: ["api://AzureADTokenExchange"],
};
const pods = {
    ...pipeline,
    issuer: "https://westeurope.oic.prod-aks.azure.com/aaaa/bbbb/",
    subject: "system:serviceaccount:shop:api",
};

describe("rules on trust in Entra", () => {
    describeRule(federatedAudience, {
        compliant: { "tokens for Entra": pipeline },
        broken: {
            "tokens for AWS": {
                change: { audiences: ["sts.amazonaws.com"] },
                findings: ['audiences: expected api://AzureADTokenExchange alone, found "sts.amazonaws.com"'],
            },
            "tokens for others as well": {
                change: { audiences: ["api://AzureADTokenExchange", "https://github.com/acme"] },
                findings: [
                    'audiences: expected api://AzureADTokenExchange alone, found "api://AzureADTokenExchange, https://github.com/acme"',
                ],
            },
        },
        unknown: ["audiences", "audiences[0]"],
    });

    describeRule(federatedIssuer, {
        compliant: { GitHub: pipeline, "a cluster": pods },
        broken: {
            "GitHub with a slash, which never matches": {
                change: { issuer: `${pipeline.issuer}/` },
                findings: [`issuer: expected ${pipeline.issuer}, found "${pipeline.issuer}/"`],
            },
            "somebody who looks like GitHub": {
                change: { issuer: "https://token.actions.githubusercontent.com.evil.example" },
                findings: [
                    `issuer: expected ${pipeline.issuer}, found "https://token.actions.githubusercontent.com.evil.example"`,
                ],
            },
            "a cluster that anybody on the way can speak for": {
                of: "a cluster",
                change: { issuer: "http://cluster.example/" },
                findings: ['issuer: expected an address that begins with https://, found "http://cluster.example/"'],
            },
        },
        unknown: ["issuer"],
    });

    describeRule(federatedSubject, {
        compliant: {
            "an environment, with numbers": pipeline,
            "an environment, by names": { ...pipeline, subject: "repo:acme/shop:environment:prod" },
            "a service account": pods,
            "a pipeline elsewhere": {
                ...pipeline,
                issuer: "https://gitlab.com",
                subject: "project_path:acme/shop:ref_type:branch:ref:main",
            },
        },
        broken: {
            "every environment": {
                change: { subject: "repo:acme@100001/shop@200002:environment:*" },
                findings: [
                    'subject: expected one subject, without *, ? and ${…} that stand for others, found "repo:acme@100001/shop@200002:environment:*"',
                ],
            },
            "whoever opens a pull request": {
                change: { subject: "repo:acme/shop:pull_request" },
                findings: ['subject: expected jobs behind a gate: environment, found "repo:acme/shop:pull_request"'],
            },
            "every service account of a namespace": {
                of: "a service account",
                change: { subject: "system:serviceaccount:shop:*" },
                findings: [
                    'subject: expected system:serviceaccount:NAMESPACE:NAME, found "system:serviceaccount:shop:*"',
                ],
            },
            "every branch elsewhere": {
                of: "a pipeline elsewhere",
                change: { subject: "project_path:acme/*:ref_type:branch:ref:main" },
                findings: [
                    'subject: expected a subject without spaces and *, found "project_path:acme/*:ref_type:branch:ref:main"',
                ],
            },
        },
        unknown: ["subject", "issuer"],
    });

    const environment = (name: string, repository = "shop") => ({
        type: "github:index/repositoryEnvironment:RepositoryEnvironment",
        properties: { repository, environment: name },
    });
    describeRule(federatedEnvironment, {
        compliant: {
            "one that the stack makes": { properties: pipeline, stack: [environment("test"), environment("prod")] },
            "one that is made elsewhere": pipeline,
            "that of another repository": { properties: pipeline, stack: [environment("test", "bank")] },
        },
        broken: {
            "a name in another case": {
                stack: [environment("Prod")],
                findings: ['subject: expected the environment Prod, found "prod"'],
            },
            "one that nobody makes": {
                stack: [environment("test"), environment("stage")],
                findings: ['subject: expected the environment test or stage, found "prod"'],
            },
        },
        unknown: ["subject"],
    });

    const credentials = (count: number) =>
        Array.from({ length: count }, (_, index) => ({
            type: applicationCredential,
            name: `credential-${index}`,
            properties: { applicationId: "/applications/shop" },
        }));
    describeRule(federatedLimit, {
        compliant: {
            twenty: { properties: { applicationId: "/applications/shop" }, stack: credentials(19) },
            "more, of two applications": {
                properties: { applicationId: "/applications/bank" },
                stack: credentials(20),
            },
        },
        broken: {
            "twenty-one": {
                stack: credentials(20),
                findings: ['applicationId: expected an application with at most 20 credentials, found "one with 21"'],
            },
        },
        unknown: ["applicationId"],
    });

    const claims = "claims['sub'] eq 'repo:acme/shop:environment:prod'";
    describeRule(federatedExpression, {
        compliant: {
            "a whole subject": { claimsMatchingExpression: claims },
            "a whole subject and workflow": {
                claimsMatchingExpression: `${claims} and claims['job_workflow_ref'] eq 'acme/flows/.github/workflows/a.yml@refs/heads/main'`,
            },
        },
        broken: {
            "a pattern": {
                change: { claimsMatchingExpression: "claims['sub'] matches 'repo:acme/*'" },
                findings: [
                    "claimsMatchingExpression: expected claims['sub'] eq 'SUBJECT', and no matches, found \"claims['sub'] matches 'repo:acme/*'\"",
                ],
            },
            "a workflow in anybody's repository": {
                change: { claimsMatchingExpression: "claims['job_workflow_ref'] eq 'acme/flows/a.yml'" },
                findings: [
                    "claimsMatchingExpression: expected claims['sub'] eq 'SUBJECT', and no matches, found \"claims['job_workflow_ref'] eq 'acme/flows/a.yml'\"",
                ],
            },
        },
        unknown: ["claimsMatchingExpression"],
    });

    describeRule(entraNoPasswords, {
        compliant: { "an application without one": { displayName: "shop" } },
        broken: {
            "a password in the application": {
                change: { password: { displayName: "pipeline" } },
                findings: ['password: expected no password, but a federated credential, found "a password"'],
            },
            "a password beside it": {
                type: "azuread:index/applicationPassword:ApplicationPassword",
                findings: ['expected a federated credential, found "ApplicationPassword"'],
            },
            "a certificate": {
                type: "azuread:index/servicePrincipalCertificate:ServicePrincipalCertificate",
                findings: ['expected a federated credential, found "ServicePrincipalCertificate"'],
            },
        },
        unknown: ["password"],
    });

    describeRule(entraOwnTenant, {
        compliant: { "the own tenant": { signInAudience: "AzureADMyOrg" }, "the default": {} },
        broken: {
            "every tenant": {
                change: { signInAudience: "AzureADMultipleOrgs" },
                findings: ['signInAudience: expected AzureADMyOrg, found "AzureADMultipleOrgs"'],
            },
        },
        unknown: ["signInAudience"],
    });
});
