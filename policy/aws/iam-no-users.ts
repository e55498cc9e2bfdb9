import type { ResourceRule } from "../rule";

/** People come by single sign-on, pods by Pod Identity, pipelines by OIDC. */
export const iamNoUsers: ResourceRule = {
    name: "iam-no-users",
    title: "There are no IAM users, access keys and passwords",
    why: "Keys of users never run out, are copied into files and pipelines, and are the most frequent way into an account.",
    mend: "Make a role: for pods with AwsWorkloadIdentity, for pipelines with AwsGithubOidcAccess, for people in IAM Identity Center.",
    severity: "high",
    references: [{ id: "CKV_AWS_273" }],
    types: [
        "aws:iam/user:User",
        "aws:iam/accessKey:AccessKey",
        "aws:iam/userLoginProfile:UserLoginProfile",
        "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
        "aws:iam/sshKey:SshKey",
    ],
    guards: [],
    scope: "resource",
    *check({ type }) {
        yield { property: "", expected: "a role", found: type.slice(type.lastIndexOf(":") + 1) };
    },
};
