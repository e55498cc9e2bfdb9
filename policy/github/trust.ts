import { githubIssuer } from "@fairlead/components/github-oidc-access/subjects";

import type { SubjectFault } from "./judge-subject";

/**
 * Whether somebody means to trust GitHub: rightly or by an issuer that is nearly GitHub's. A credential for others, such as the
 * service accounts of a cluster, is not judged by rules on GitHub.
 */
export function meansGithub(issuer: string, subjects: readonly string[] = []): boolean {
    return (
        /token\.actions\.|github/i.test(issuer) || subjects.some((subject) => /^\s*repo(sitory\w*)?:/i.test(subject))
    );
}

/**
 * What is wrong with an issuer of tokens: GitHub's is one and the same for all the world, unless a company has one of its own,
 * by its name or by its data's place.
 * Source: https://docs.github.com/enterprise-cloud@latest/actions/reference/security/oidc
 */
export function judgeIssuer(issuer: string): SubjectFault[] {
    const own = /^https:\/\/token\.actions\.(githubusercontent\.com\/[a-z0-9-]+|[a-z0-9-]+\.ghe\.com(\/[a-z0-9-]+)?)$/;
    return issuer === githubIssuer || own.test(issuer) ? [] : [{ expected: githubIssuer, found: issuer }];
}

/** What is wrong with the audiences: a token for another cloud or service must not open this one. */
export function judgeAudiences(audiences: readonly string[], expected: string): SubjectFault[] {
    return audiences.length === 1 && audiences[0] === expected
        ? []
        : [{ expected: `${expected} alone`, found: audiences.join(", ") }];
}
