import type { Unwrap } from "@pulumi/pulumi";
import type { PolicyState } from "@pulumi/aws/iam/policy";

import type { StackRule } from "../rule";
import { trustedSubjects } from "./github-trust";
import { policy, role } from "./iam-resources";
import { takesIn } from "./policy-documents";
import { attachedPolicies, roleStatements, type Role } from "./role-rights";

/** A pull request runs what its author wrote, before anybody has looked at it. */
export const iamGithubPullRequests: StackRule<Role> = {
    name: "iam-github-pull-requests",
    title: "Pull requests may only read how the account is configured",
    why: "Whoever may open a pull request would change the account, or read its data and secrets, without a review.",
    mend: "Attach SecurityAudit or ViewOnlyAccess, as `previews` of AwsGithubOidcAccess does, or list single Get, List and Describe actions.",
    severity: "critical",
    references: [],
    types: [role],
    guards: [],
    scope: "stack",
    *check(subject, stack) {
        const subjects = trustedSubjects(subject.properties.assumeRolePolicy);
        if (!subjects.some(({ gate }) => gate?.kind === "pull_request")) {
            return;
        }
        const own = stack.ofType<Unwrap<PolicyState>>(policy).map(({ properties }) => properties.arn);
        for (const found of attachedPolicies(subject, stack)) {
            if (!own.includes(found) && !isAudit(found)) {
                yield { property: "managed policy", expected: "SecurityAudit or ViewOnlyAccess", found };
            }
        }
        for (const { property, statement } of roleStatements(subject, stack)) {
            for (const found of statement.allows ? statement.actions : []) {
                if (!readsConfiguration(found)) {
                    const expected = "actions that read configuration, not data";
                    yield { property: `${property}.Action`, expected, found };
                }
            }
        }
    },
};

function isAudit(arn: string): boolean {
    return /^arn:[\w-]+:iam::aws:policy\/(SecurityAudit|job-function\/ViewOnlyAccess)$/.test(arn);
}

/** Actions that read what is stored, though they are called Get. */
const readData = [
    "athena:GetQueryResults",
    "dynamodb:GetItem",
    "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer",
    "kinesis:GetRecords",
    "lambda:GetFunction",
    "logs:GetLogEvents",
    "s3:GetObject",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
    "sts:GetFederationToken",
    "sts:GetSessionToken",
];

function readsConfiguration(action: string): boolean {
    return /^[\w-]+:(Describe|Get|List)/i.test(action) && !readData.some((name) => takesIn(action, name));
}
