import { readSubject, type GithubSubject } from "../github/subject";
import { meansGithub } from "../github/trust";
import { placed } from "./iam-resources";
import type { Condition, Statement } from "./policy-documents";

/** A statement that lets in jobs of GitHub. */
export interface GithubTrust {
    /** Where the statement stands. */
    readonly property: string;
    readonly statement: Statement;
    /** The issuers whose tokens are taken, without `https://`. */
    readonly issuers: readonly string[];
    /** Conditions on the token's audience and on its subject, whatever their operators. */
    readonly audiences: readonly Condition[];
    readonly subjects: readonly Condition[];
}

/** The statements of a role's trust policy that let in, or mean to let in, jobs of GitHub. */
export function* githubTrusts(assumeRolePolicy: unknown): Generator<GithubTrust> {
    for (const { property, statement } of placed("assumeRolePolicy", assumeRolePolicy)) {
        const { allows, conditions, principals } = statement;
        const issuers = principals.filter(({ kind }) => kind === "Federated").map(({ value }) => issuerOf(value));
        // IAM's keys are the issuer and the claim.
        const about = (claim: string) => conditions.filter(({ key }) => key.endsWith(`:${claim}`));
        const subjects = about("sub");
        const isGithub =
            issuers.some((issuer) => meansGithub(issuer)) ||
            subjects.some(({ key, values }) => meansGithub(key, values));
        if (allows && isGithub) {
            yield { property, statement, issuers, audiences: about("aud"), subjects };
        }
    }
}

/** What an ARN of an identity provider ends in, which may have slashes. */
function issuerOf(providerArn: string): string {
    return providerArn.replace(/^arn:[^/]*\//, "");
}

/** The subjects that a role trusts. */
export function trustedSubjects(assumeRolePolicy: unknown): GithubSubject[] {
    return [...githubTrusts(assumeRolePolicy)]
        .flatMap(({ subjects }) => subjects)
        .flatMap(({ values }) => values)
        .map(readSubject);
}
