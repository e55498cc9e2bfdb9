import { claimName, idClaim, refClaim, repositoryClaim, workflowClaim } from "./claims";
import { readSubject, type Claim, type Gate, type GithubSubject, type RepositoryIdentity } from "./subject";

/** Which jobs a subject may let in. */
export interface TrustedJobs {
    /**
     * What a job must have passed. Only an environment has reviewers and rules on branches; a pull request runs code that
     * nobody has looked at.
     * @default ["environment"]
     */
    readonly gates?: readonly Gate["kind"][];
    /**
     * Names of the environments, letter by letter.
     * @default any environment
     */
    readonly environments?: readonly string[];
    /**
     * What is known of the repository, letter by letter.
     * @default nothing: any one repository
     */
    readonly repository?: RepositoryIdentity;
}

/** What is wrong with a subject, in the words of a finding. */
export interface SubjectFault {
    readonly expected: string;
    readonly found: string;
}

/**
 * What is wrong with trusting a subject, as clouds compare it: letter by letter, or with wildcards where they know such.
 * No fault means that it lets in jobs of one repository that passed a trusted gate, and nobody else.
 */
export function judgeSubject(subject: string, trusted: TrustedJobs = {}): SubjectFault[] {
    const malformed = judgeText(subject);
    if (malformed.length > 0) {
        return malformed;
    }
    const read = readSubject(subject);
    const misspelt = judgeClaims(read.claims);
    return misspelt.length > 0
        ? misspelt
        : [...judgeRepository(read, subject, trusted.repository), ...judgeGate(read.gate, subject, trusted)];
}

/** What no subject contains, or what clouds do not take literally. Each is looked at if those before it are well. */
const traps: readonly (readonly [RegExp, string])[] = [
    // AWS: * and ? in StringLike, ${…} in every condition.
    [/[*?]|\$\{/, "one subject, without *, ? and ${…} that stand for others"],
    [/^\s|\s$/, "the subject without spaces around it, since it is compared letter by letter"],
    [/\p{C}|(?! )\p{Z}/u, "a subject without invisible characters"],
    // "prod" with a Cyrillic o is another environment, which looks the same.
    [
        /\p{Script=Latin}[^:]*(?!\p{Script=Latin})\p{L}|(?!\p{Script=Latin})\p{L}[^:]*\p{Script=Latin}/u,
        "each name in letters of one script",
    ],
    // A job's subject has the name itself: only the colon is escaped.
    [/%(?!3A)[0-9A-Fa-f]{2}/, "no escape but %3A, which stands for a colon"],
];

function judgeText(subject: string): SubjectFault[] {
    const trap = traps.find(([pattern]) => pattern.test(subject));
    if (trap !== undefined) {
        return [{ expected: trap[1], found: subject }];
    }
    const plain = subject.normalize("NFKC");
    return plain === subject ? [] : [{ expected: plain, found: subject }];
}

function judgeClaims(claims: readonly Claim[]): SubjectFault[] {
    return claims.flatMap((claim) => {
        const { key, value } = claim;
        const expected = claims.some((other) => other.key === key && other.value !== value)
            ? `${key} once`
            : expectedOf(claim);
        return expected === undefined ? [] : [{ expected, found: value === "" ? key : `${key}:${value}` }];
    });
}

function expectedOf({ key, value }: Claim): string | undefined {
    if (!claimName.test(key)) {
        return "claims as GitHub writes them, such as repo:OWNER/NAME:environment:NAME";
    }
    switch (key) {
        case "pull_request":
            return undefined;
        case "repo":
        case "repository":
            return repositoryClaim.test(value) ? undefined : `${key}:OWNER/NAME or ${key}:OWNER@ID/NAME@ID`;
        case "ref":
            return refClaim.test(value.replaceAll("%3A", ""))
                ? undefined
                : "ref:refs/heads/BRANCH or ref:refs/tags/TAG";
        case "job_workflow_ref":
        case "workflow_ref":
            return workflowClaim.test(value) ? undefined : `${key}:OWNER/NAME/.github/workflows/FILE.yml@REF`;
    }
    if (key.endsWith("_id")) {
        return idClaim.test(value) ? undefined : `a number as ${key}`;
    }
    return value.trim() === value && value !== "" ? undefined : `a value of ${key}`;
}

function judgeRepository(
    { repository }: GithubSubject,
    subject: string,
    known: RepositoryIdentity = {},
): SubjectFault[] {
    if (repository.id === undefined && (repository.owner === undefined || repository.name === undefined)) {
        return [{ expected: "a repository, since other repositories have the same claims", found: subject }];
    }
    return (["owner", "name", "ownerId", "id"] as const).flatMap((part) => {
        const [expected, found] = [known[part], repository[part]];
        return expected === undefined || found === undefined || expected === found ? [] : [{ expected, found }];
    });
}

function judgeGate(gate: Gate | undefined, subject: string, trusted: TrustedJobs): SubjectFault[] {
    const { gates = ["environment"], environments } = trusted;
    if (gate === undefined || !gates.includes(gate.kind)) {
        return [{ expected: `jobs behind a gate: ${gates.join(" or ")}`, found: subject }];
    }
    return gate.kind !== "environment" || environments === undefined || environments.includes(gate.name)
        ? []
        : [{ expected: `the environment ${environments.join(" or ")}`, found: gate.name }];
}
