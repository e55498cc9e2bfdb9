import type { RepositoryIdentity } from "../github/subject";
import type { Stack, StackRule, Subject } from "../rule";
import { trustedSubjects } from "./github-trust";
import { role } from "./iam-resources";
import { takesIn } from "./policy-documents";
import { roleStatements, type Role } from "./role-rights";

/** Who may push an image decides what runs. */
export const iamGithubRegistry: StackRule<Role> = {
    name: "iam-github-registry",
    title: "One repository on GitHub pushes to one registry, and nobody else does",
    why: "Whoever may merge into any one of several repositories could replace the images of all others.",
    mend: "Make an EcrRegistry and an AwsGithubOidcAccess for each repository, and name its ARNs in the policy.",
    severity: "high",
    references: [],
    types: [role],
    guards: [],
    scope: "stack",
    *check(subject, stack) {
        const repositories = repositoriesOf(subject);
        const pushed = repositories.length === 0 ? [] : pushTargets(subject, stack);
        if (pushed.length === 0) {
            return;
        }
        if (repositories.length > 1) {
            const expected = "jobs of one repository, as the role pushes images";
            yield { property: "assumeRolePolicy", expected, found: repositories };
        }
        for (const found of pushed.filter((arn) => !/:repository\/[^*?]+(\/\*)?$/.test(arn))) {
            yield { property: "policy", expected: "ARNs of ECR repositories, or of all below one name", found };
        }
        for (const other of stack.ofType<Role>(role)) {
            const others = repositoriesOf(other);
            const shared = others.some((name) => !repositories.includes(name))
                ? pushTargets(other, stack).filter((arn) => pushed.some((mine) => takesIn(mine, arn)))
                : [];
            if (shared.length > 0) {
                const expected = `images that ${others.join(", ")} can't push as well`;
                yield { property: "policy", expected, found: shared };
            }
        }
    },
};

/** The repositories on GitHub that a role trusts, each once. */
function repositoriesOf({ properties }: Subject<Role>): string[] {
    return [...new Set(trustedSubjects(properties.assumeRolePolicy).map(({ repository }) => nameOf(repository)))];
}

/** By name where the subject has one, since both of GitHub's formats have it. */
function nameOf({ owner, name, id }: RepositoryIdentity): string {
    return owner !== undefined && name !== undefined ? `${owner}/${name}` : (id ?? "");
}

/** The ARNs, or patterns of them, that a role may push images to. */
function pushTargets(subject: Subject<Role>, stack: Stack): string[] {
    return roleStatements(subject, stack)
        .filter(({ statement }) => statement.allows && statement.actions.some((one) => takesIn(one, "ecr:PutImage")))
        .flatMap(({ statement }) => statement.resources);
}
