import type { Fault } from "../shared/arguments";
import { branchPattern, eachOnce, matches, wholeNumber } from "../shared/argument-rules";
import { GithubSubjectFormat, type GithubEnvironment, type GithubRepository } from "./github-oidc-access";

/** What is wrong with the description of a repository. */
export function repositoryFaults(path: string, repository: GithubRepository): Fault[] {
    const { owner, name, subjectFormat } = repository;
    const query = `gh api repos/${owner}/${name} --jq`;
    const ids = [
        { path: `${path}.ownerId`, got: repository.ownerId, repair: `give what ${query} .owner.id prints` },
        { path: `${path}.repositoryId`, got: repository.repositoryId, repair: `give what ${query} .id prints` },
    ];
    return [
        ...matches(
            `${path}.owner`,
            owner,
            /^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$/,
            "the name of an organization or user: at most 39 letters, digits and single hyphens",
            "correct the name",
        ),
        ...matches(
            `${path}.name`,
            name,
            /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/,
            "the name of a repository without its owner: at most 100 letters, digits, hyphens, underscores and dots",
            name.includes("/") ? `did you mean ${JSON.stringify(name.split("/").at(-1))}?` : "correct the name",
        ),
        ...ids.flatMap((id) =>
            id.got === undefined && subjectFormat !== GithubSubjectFormat.Name
                ? [{ ...id, expected: "a number, since subjects of this format contain it" }]
                : wholeNumber(id.path, id.got, 1, Number.MAX_SAFE_INTEGER, "GitHub's number", id.repair),
        ),
    ];
}

/** What is wrong with the environments and branches that get access. */
export function contextFaults(
    environments: readonly GithubEnvironment[],
    branches: readonly string[],
    subjects: number,
    most: number,
): Fault[] {
    const names = environments.map(({ name }) => name);
    const faults = [
        ...repeatedEnvironments(names),
        ...eachOnce("branches", branches, "branch"),
        ...names.flatMap((name, index) =>
            matches(
                `environments[${index}].name`,
                name,
                /^[^\s*?](.{0,253}[^\s*?])?$/,
                "the name of a GitHub environment: 1 to 255 characters, and no pattern",
                "name each environment by itself",
            ),
        ),
        ...environments.flatMap(({ reviewers }, index) => {
            const got = (reviewers?.teams ?? []).length + (reviewers?.users ?? []).length;
            const repair = "name one who decides; a team for more than six";
            const path = `environments[${index}].reviewers`;
            return reviewers === undefined ? [] : wholeNumber(path, got, 1, 6, "people and teams", repair);
        }),
        ...branches.flatMap((branch, index) =>
            matches(
                `branches[${index}]`,
                branch,
                branchPattern,
                "the name of a branch such as main; no pattern, since trust is letter by letter",
                "name each branch by itself, without refs/heads/",
            ),
        ),
    ];
    if (names.length + branches.length === 0) {
        faults.push({
            path: "environments",
            expected: "at least one environment or branch",
            got: names,
            repair: "name who gets access",
        });
    }
    if (subjects > most) {
        faults.push({
            path: "environments",
            expected: `at most ${most} subjects: environments and branches, twice for the format both`,
            got: subjects,
            repair: "split them over several components",
        });
    }
    return faults;
}

/** GitHub takes environments whose names differ in case for the same. */
function repeatedEnvironments(names: readonly string[]): Fault[] {
    const lower = names.map((name) => name.toLowerCase());
    return names.flatMap((got, index) =>
        lower.indexOf(got.toLowerCase()) === index
            ? []
            : [
                  {
                      path: `environments[${index}].name`,
                      expected: "every name once",
                      got,
                      repair: "drop the repetition",
                  },
              ],
    );
}
