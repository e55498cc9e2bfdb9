import { judgeSubject } from "../github/judge-subject";
import { readSubject } from "../github/subject";
import { judgeIssuer } from "../github/trust";
import type { Finding, ResourceRule } from "../rule";
import { githubTrusts, type GithubTrust } from "./github-trust";
import { role, type RoleTrust } from "./iam-resources";
import type { Condition } from "./policy-documents";

/** A trust as it is often found: in every job of every repository of somebody. */
const loose = JSON.stringify({
    Statement: [
        {
            Effect: "Allow",
            Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/*" } },
        },
    ],
});

/** Tokens of GitHub differ in their subject only: what that does not say, nobody checks. */
export const iamGithubSubjects: ResourceRule<RoleTrust> = {
    name: "iam-github-subjects",
    title: "Roles for GitHub trust jobs of one environment of one repository, letter by letter",
    why: "With a pattern, or without a subject, jobs of other branches, of forks or of anybody's repository get the role.",
    mend: "Compare aud (sts.amazonaws.com) and the whole sub by StringEquals, as AwsGithubOidcAccess does; pull requests get a role of their own.",
    severity: "critical",
    references: [
        {
            id: "GitHub: OIDC in AWS",
            url: "https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
        },
    ],
    types: [role],
    guards: [{ type: role, property: "assumeRolePolicy", absent: "refused", worse: [loose] }],
    scope: "resource",
    *check({ properties: { assumeRolePolicy } }) {
        for (const trust of githubTrusts(assumeRolePolicy)) {
            for (const fault of trust.issuers.flatMap((issuer) => judgeIssuer(`https://${issuer}`))) {
                yield { property: `${trust.property}.Principal`, ...fault };
            }
            yield* judgeCondition(trust, "aud", trust.audiences, (audience) =>
                audience === "sts.amazonaws.com" ? [] : [{ expected: "sts.amazonaws.com", found: audience }],
            );
            yield* judgeCondition(trust, "sub", trust.subjects, (subject) =>
                judgeSubject(subject, { gates: ["environment", "pull_request"] }),
            );
            yield* judgeMixture(trust);
        }
    },
};

/** Exactly one condition of the one operator that compares letter by letter, and what it compares with. */
function* judgeCondition(
    { property }: GithubTrust,
    claim: string,
    conditions: readonly Condition[],
    judgeValue: (value: string) => readonly Omit<Finding, "property">[],
): Generator<Finding> {
    if (conditions.length === 0) {
        const expected = `StringEquals of token.actions.githubusercontent.com:${claim}`;
        yield { property: `${property}.Condition`, expected, found: undefined };
    }
    for (const { operator, path, values } of conditions) {
        if (operator !== "StringEquals") {
            yield { property: `${property}.${path}`, expected: "StringEquals", found: operator };
        }
        for (const value of values) {
            for (const fault of judgeValue(value)) {
                yield { property: `${property}.${path}`, ...fault };
            }
        }
    }
}

/** What nobody has reviewed must not get what is for an environment. */
function* judgeMixture({ property, subjects }: GithubTrust): Generator<Finding> {
    const gates = new Set(subjects.flatMap(({ values }) => values.map((value) => readSubject(value).gate?.kind)));
    if (gates.has("pull_request") && gates.size > 1) {
        yield { property, expected: "a role of its own for pull requests", found: [...gates] };
    }
}
