import { iamNoAdministrators } from "../../../policy/aws/iam-no-administrators";
import { iamNoWildcards } from "../../../policy/aws/iam-no-wildcards";
import { iamTrustedPrincipals } from "../../../policy/aws/iam-trusted-principals";
import { role, rolePolicy } from "../../../policy/aws/iam-resources";
import { resourcePolicies } from "../../../policy/aws/resource-policies";
import { describeRule } from "../rule-cases";

const account = "arn:aws:iam::111122223333";
const allow = (statement: object) => ({ Statement: [{ Effect: "Allow", ...statement }] });
const byName = "expected actions by their names, found";
const trusted = "expected a service, or roles by name, or a Condition that says who, found";
const letIn = "expected roles, accounts or services by name, found";

describe("rules on identities of AWS", () => {
    describeRule(iamNoWildcards, {
        compliant: {
            "single rights": {
                properties: { policy: allow({ Action: ["s3:GetObject", "s3:List*"], Resource: "*" }) },
                type: rolePolicy,
            },
            "everything with one bucket, as text": {
                properties: {
                    policy: JSON.stringify({
                        Statement: { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::data/*" },
                    }),
                },
                type: rolePolicy,
            },
            nothing: {
                properties: { policy: { Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] } },
                type: rolePolicy,
            },
            "a role without rights of its own": { properties: {}, type: role },
        },
        broken: {
            everything: {
                change: { "policy.Statement[0].Action": "*" },
                findings: [`policy.Statement[0].Action: ${byName} "*"`],
            },
            "everything, as text in a role": {
                of: "a role without rights of its own",
                change: { inlinePolicies: [{ policy: '{"Statement":{"Effect":"Allow","Action":["*:*"]}}' }] },
                findings: [`inlinePolicies[0].policy.Statement.Action: ${byName} "*:*"`],
            },
            "everything with a service": {
                change: { "policy.Statement[0].Action": ["s3:GetObject", "iam:*"] },
                findings: [`policy.Statement[0].Action: ${byName} "iam:*"`],
            },
            "everything with a service on every ARN": {
                change: { "policy.Statement[0].Action": "s3:*", "policy.Statement[0].Resource": "arn:aws:*:*" },
                findings: [`policy.Statement[0].Action: ${byName} "s3:*"`],
            },
            "everything but something": {
                change: { "policy.Statement[0].Action": undefined, "policy.Statement[0].NotAction": "iam:*" },
                findings: [
                    'policy.Statement[0].NotAction: expected what is allowed, not what is not, found "NotAction"',
                ],
            },
            "what is no policy": {
                change: { policy: "{}" },
                findings: [
                    "expected properties of the types that the provider documents, found others " +
                        "(an IAM policy has a Statement, or a list of them)",
                ],
            },
        },
        unknown: ["policy", "policy.Statement[0].Action", "policy.Statement[0].Action[0]"],
    });

    describeRule(iamNoAdministrators, {
        compliant: {
            "a policy of AWS": { policyArn: "arn:aws:iam::aws:policy/SecurityAudit" },
            "an own policy of that name": { policyArn: `${account}:policy/AdministratorAccess` },
        },
        broken: {
            "an administrator": {
                change: { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
                findings: [
                    'policyArn: expected a policy with single rights, found "arn:aws:iam::aws:policy/AdministratorAccess"',
                ],
            },
            "somebody who can become one, in China": {
                type: role,
                change: { policyArn: undefined, managedPolicyArns: ["arn:aws-cn:iam::aws:policy/IAMFullAccess"] },
                findings: [
                    'managedPolicyArns[0]: expected a policy with single rights, found "arn:aws-cn:iam::aws:policy/IAMFullAccess"',
                ],
            },
        },
        unknown: ["policyArn"],
    });

    describeRule(iamTrustedPrincipals, {
        compliant: {
            "a service": {
                assumeRolePolicy: allow({ Principal: { Service: ["eks.amazonaws.com"] }, Action: "sts:AssumeRole" }),
            },
            "a role, as text": {
                assumeRolePolicy: JSON.stringify(allow({ Principal: { AWS: `${account}:role/ci` } })),
            },
            "an account, of which somebody": {
                assumeRolePolicy: allow({
                    Principal: { AWS: "111122223333" },
                    Condition: { StringEquals: { "aws:PrincipalTag/team": "platform" } },
                }),
            },
            "everybody in an organization": {
                assumeRolePolicy: allow({
                    Principal: "*",
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
                }),
            },
        },
        broken: {
            everybody: {
                change: { "assumeRolePolicy.Statement[0].Principal": { AWS: ["*"] } },
                findings: [`assumeRolePolicy.Statement[0].Principal: ${trusted} "everybody"`],
            },
            "everybody under a condition that everybody fulfils": {
                change: {
                    "assumeRolePolicy.Statement[0].Principal": "*",
                    "assumeRolePolicy.Statement[0].Condition": { StringLike: { "aws:PrincipalOrgID": "*" } },
                },
                findings: [`assumeRolePolicy.Statement[0].Principal: ${trusted} "everybody"`],
            },
            "a whole account": {
                change: { "assumeRolePolicy.Statement[0].Principal": { AWS: `${account}:root` } },
                findings: [`assumeRolePolicy.Statement[0].Principal: ${trusted} "${account}:root"`],
            },
            "everybody with a login somewhere": {
                change: { "assumeRolePolicy.Statement[0].Principal": { Federated: `${account}:saml-provider/idp` } },
                findings: [`assumeRolePolicy.Statement[0].Principal: ${trusted} "${account}:saml-provider/idp"`],
            },
            "all but one": {
                change: {
                    "assumeRolePolicy.Statement[0].Principal": undefined,
                    "assumeRolePolicy.Statement[0].NotPrincipal": { AWS: "111122223333" },
                },
                findings: [`assumeRolePolicy.Statement[0].Principal: ${trusted} "everybody"`],
            },
        },
        unknown: ["assumeRolePolicy", "assumeRolePolicy.Statement[0].Principal"],
    });

    describeRule(resourcePolicies, {
        compliant: {
            "an account": {
                properties: { policy: allow({ Principal: { AWS: `${account}:root` }, Action: "kms:*" }) },
                type: "aws:kms/keyPolicy:KeyPolicy",
            },
            "a key with AWS's policy": { properties: {}, type: "aws:kms/key:Key" },
            "everybody who comes by an access point": {
                properties: {
                    policy: allow({
                        Principal: { AWS: "*" },
                        Condition: { ArnLike: { "elasticfilesystem:AccessPointArn": `${account}:access-point/*` } },
                    }),
                },
                type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
            },
            "everybody who mounts": {
                properties: {
                    policy: allow({
                        Principal: "*",
                        Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
                    }),
                },
                type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
            },
            "a service that writes logs": {
                properties: { policyDocument: allow({ Principal: { Service: "route53.amazonaws.com" } }) },
                type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
            },
        },
        broken: {
            everybody: {
                change: { "policy.Statement[0].Principal": "*" },
                findings: [`policy.Statement[0].Principal: ${letIn} "everybody"`],
            },
            "everybody if there is such a key": {
                of: "everybody who comes by an access point",
                change: { "policy.Statement[0].Condition": { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } } },
                findings: [`policy.Statement[0].Principal: ${letIn} "everybody"`],
            },
            "everybody who does not mount": {
                of: "everybody who mounts",
                change: {
                    "policy.Statement[0].Condition": { Bool: { "elasticfilesystem:AccessedViaMountTarget": "false" } },
                },
                findings: [`policy.Statement[0].Principal: ${letIn} "everybody"`],
            },
            "everybody but one": {
                change: {
                    "policy.Statement[0].Principal": undefined,
                    "policy.Statement[0].NotPrincipal": { AWS: "1" },
                },
                findings: [`policy.Statement[0].Principal: ${letIn} "everybody but some"`],
            },
            "everybody in the logs": {
                of: "a service that writes logs",
                change: { "policyDocument.Statement[0].Principal": { AWS: "*" } },
                findings: [`policyDocument.Statement[0].Principal: ${letIn} "everybody"`],
            },
            "a missing policy where there must be one": {
                change: { policy: undefined },
                findings: [
                    "expected properties of the types that the provider documents, found others " +
                        "(an IAM policy has a Statement, or a list of them)",
                ],
            },
        },
        unknown: ["policy", "policy.Statement[0].Principal.AWS"],
    });
});
