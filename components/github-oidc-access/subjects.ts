import { digest, shorten } from "../shared/names";
import { GithubSubjectFormat, type GithubRepository } from "./github-oidc-access";

/** The issuer of GitHub's OIDC tokens. Source: https://docs.github.com/actions/reference/openid-connect-reference */
export const githubIssuer = "https://token.actions.githubusercontent.com";

/** A trusted subject, with a name for it of letters, digits and hyphens that no other subject of the repository has. */
export interface NamedSubject {
    readonly name: string;
    readonly subject: string;
}

/**
 * The subjects GitHub presents for jobs in these environments, and for pushes to these branches outside of any.
 * The repository must have passed `repositoryFaults`.
 */
export function subjectsOf(
    repository: GithubRepository,
    environments: readonly string[],
    branches: readonly string[],
): NamedSubject[] {
    const contexts = [
        // GitHub writes a colon inside a name as %3A, since colons separate the parts.
        ...environments.map((name) => ({ name: `environment-${name}`, context: `environment:${escape(name)}` })),
        ...branches.map((name) => ({ name: `branch-${name}`, context: `ref:refs/heads/${escape(name)}` })),
    ];
    return repositoryForms(repository).flatMap(({ prefix, form }) =>
        contexts.map(({ name, context }) => ({
            name: identifier(`${prefix}${name}`),
            subject: `repo:${form}:${context}`,
        })),
    );
}

/**
 * The subjects GitHub presents for every workflow of every pull request from a branch of the repository, outside of any
 * environment. Forks get no token. The repository must have passed `repositoryFaults`.
 */
export function pullRequestSubjects(repository: GithubRepository): string[] {
    return repositoryForms(repository).map(({ form }) => `repo:${form}:pull_request`);
}

function repositoryForms({ owner, name, ownerId, repositoryId, subjectFormat }: GithubRepository) {
    const byName = { prefix: "by-name-", form: `${owner}/${name}` };
    const byId = { prefix: "", form: `${owner}@${ownerId ?? ""}/${name}@${repositoryId ?? ""}` };
    switch (subjectFormat ?? GithubSubjectFormat.NameAndId) {
        case GithubSubjectFormat.Name:
            return [byName];
        case GithubSubjectFormat.NameAndId:
            return [byId];
        case GithubSubjectFormat.Both:
            return [byName, byId];
    }
}

function escape(name: string): string {
    return name.replaceAll(":", "%3A");
}

/** Every cloud takes letters, digits and hyphens; a digest keeps apart what becomes equal by the replacement. */
function identifier(text: string): string {
    const plain = text.replace(/[^A-Za-z0-9-]/g, "-");
    return shorten(plain === text ? plain : `${plain}-${digest(text, 6)}`, 120);
}
