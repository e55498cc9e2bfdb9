import type * as pulumi from "@pulumi/pulumi";

/** What the keyless access of one GitHub repository to any cloud tells the rest of an environment. */
export interface GithubOidcAccess {
    /** The OIDC subjects that are trusted: who presents one of them gets in, nobody else does. */
    readonly subjects: pulumi.Output<string[]>;
    /** What workflows need to log in and to push, by the names of the variables in the GitHub environments. No secrets. */
    readonly variables: pulumi.Output<Record<string, string>>;
}

/** The two forms in which GitHub names a repository in the subject of its OIDC tokens. */
export const GithubSubjectFormat = {
    /** `repo:ORG/REPO:…`: repositories from before 15 July 2026 that were not renamed, transferred or opted in. */
    Name: "name",
    /** `repo:ORG@ORGID/REPO@REPOID:…`: all others on github.com. */
    NameAndId: "name@id",
    /** Both, while a repository moves from one form to the other. It takes two credentials for each subject. */
    Both: "both",
} as const;
export type GithubSubjectFormat = (typeof GithubSubjectFormat)[keyof typeof GithubSubjectFormat];

/** A repository on github.com. */
export interface GithubRepository {
    /** The organization or user, as GitHub spells it: subjects are compared letter by letter. */
    readonly owner: string;
    /** The repository without its owner, as GitHub spells it. */
    readonly name: string;
    /**
     * The form of the subjects. `gh api repos/OWNER/REPO/actions/oidc/customization/sub` tells.
     * @default GithubSubjectFormat.NameAndId
     */
    readonly subjectFormat?: GithubSubjectFormat;
    /**
     * Number of the owner: `gh api repos/OWNER/REPO --jq .owner.id`.
     * @default none, which only the format `Name` may have
     */
    readonly ownerId?: number;
    /**
     * Number of the repository: `gh api repos/OWNER/REPO --jq .id`.
     * @default none, which only the format `Name` may have
     */
    readonly repositoryId?: number;
}

/** A GitHub environment: the gate that a job passes before it gets in. */
export interface GithubEnvironment {
    /** Name of the environment. It is created if it does not exist. */
    readonly name: string;
    /**
     * Patterns of the branches that may deploy to it.
     * @default ["main"]
     */
    readonly branches?: string[];
    /**
     * Who must agree before a job gets in, other than who started it. For private repositories, GitHub has this in its
     * Enterprise plan.
     * @default nobody
     */
    readonly reviewers?: GithubReviewers;
}

/** People and teams, one of whom must agree. At most six; each may read the repository. */
export interface GithubReviewers {
    /**
     * Numbers of teams: `gh api orgs/ORG/teams/TEAM --jq .id`.
     * @default []
     */
    readonly teams?: number[];
    /**
     * Numbers of people: `gh api users/USER --jq .id`.
     * @default []
     */
    readonly users?: number[];
}
