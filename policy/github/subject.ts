/**
 * The subject of a token that GitHub issues for a job: claims and their values, divided by colons. A colon inside a value is
 * written as %3A, so the division is unambiguous.
 * Source: https://docs.github.com/actions/reference/openid-connect-reference
 */
export interface GithubSubject {
    /** Who runs: by name, by number or by both. Empty if the subject names no repository. */
    readonly repository: RepositoryIdentity;
    /** What the job had to pass. A subject without one covers every workflow, whoever started it. */
    readonly gate: Gate | undefined;
    /** All claims in their order; the bare `pull_request` stands as a claim without a value. */
    readonly claims: readonly Claim[];
}

export interface RepositoryIdentity {
    readonly owner?: string;
    readonly name?: string;
    /** GitHub's number of the owner, which outlives renames. */
    readonly ownerId?: string;
    /** GitHub's number of the repository. */
    readonly id?: string;
}

export type Gate =
    | { readonly kind: "environment" | "branch" | "tag"; readonly name: string }
    | { readonly kind: "pull_request" }
    /** A git reference that is neither a branch nor a tag. */
    | { readonly kind: "other"; readonly name: string };

export interface Claim {
    readonly key: string;
    readonly value: string;
}

/** Reads a subject as GitHub would have written it. What does not fit is left in `claims` for the judge. */
export function readSubject(subject: string): GithubSubject {
    const claims = claimsOf(subject.split(":"));
    const values = new Map(claims.map(({ key, value }) => [key, value]));
    return { repository: repositoryOf(values), gate: gateOf(values), claims };
}

function claimsOf([key, ...rest]: readonly string[]): Claim[] {
    if (key === undefined) {
        return [];
    }
    // The only context without a value, see "Filtering for pull_request events".
    if (key === "pull_request") {
        return [{ key, value: "" }, ...claimsOf(rest)];
    }
    const [value, ...others] = rest;
    return [{ key, value: value ?? "" }, ...claimsOf(others)];
}

function repositoryOf(claims: ReadonlyMap<string, string>): RepositoryIdentity {
    const full = claims.get("repo") ?? claims.get("repository") ?? "";
    const { owner, ownerId, name, id } =
        /^(?<owner>[^@/]+)(@(?<ownerId>\d+))?(\/(?<name>[^@/]+)(@(?<id>\d+))?)?$/.exec(full)?.groups ?? {};
    return {
        owner: owner ?? claims.get("repository_owner"),
        name,
        ownerId: ownerId ?? claims.get("repository_owner_id"),
        id: id ?? claims.get("repository_id"),
    };
}

function gateOf(claims: ReadonlyMap<string, string>): Gate | undefined {
    const environment = claims.get("environment");
    if (environment !== undefined) {
        return { kind: "environment", name: environment.replaceAll("%3A", ":") };
    }
    if (claims.has("pull_request")) {
        return { kind: "pull_request" };
    }
    const ref = claims.get("ref")?.replaceAll("%3A", ":");
    if (ref === undefined) {
        return undefined;
    }
    const [, place, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
    return name === undefined ? { kind: "other", name: ref } : { kind: place === "heads" ? "branch" : "tag", name };
}
