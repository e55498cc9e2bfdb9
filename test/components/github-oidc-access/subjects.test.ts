import assert from "node:assert/strict";

import fc from "fast-check";
import { GithubSubjectFormat } from "@fairlead/components/github-oidc-access/github-oidc-access";
import { subjectsOf } from "@fairlead/components/github-oidc-access/subjects";

const repository = { owner: "Acme", name: "Shop.api", ownerId: 1, repositoryId: 2 };
const subjects = (subjectFormat?: GithubSubjectFormat) =>
    subjectsOf({ ...repository, subjectFormat }, ["prod: EU"], ["release/1"]);

describe("OIDC subjects of GitHub", () => {
    it("name the repository by name only, in the older form", () => {
        assert.deepEqual(
            subjects(GithubSubjectFormat.Name).map(({ subject }) => subject),
            ["repo:Acme/Shop.api:environment:prod%3A EU", "repo:Acme/Shop.api:ref:refs/heads/release/1"],
        );
    });

    it("name it by name and number in the newer form, which is the default", () => {
        const expected = [
            "repo:Acme@1/Shop.api@2:environment:prod%3A EU",
            "repo:Acme@1/Shop.api@2:ref:refs/heads/release/1",
        ];
        assert.deepEqual(
            subjects().map(({ subject }) => subject),
            expected,
        );
    });

    it("come in both forms while a repository moves", () => {
        assert.deepEqual(subjects(GithubSubjectFormat.Both), [
            ...subjects(GithubSubjectFormat.Name),
            ...subjects(GithubSubjectFormat.NameAndId),
        ]);
    });

    it("have names that stay apart, whatever environments and branches are called", () => {
        const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 255 }), { maxLength: 10 });
        fc.assert(
            fc.property(names, names, (environments, branches) => {
                const all = subjectsOf(
                    { ...repository, subjectFormat: GithubSubjectFormat.Both },
                    environments,
                    branches,
                );
                assert.equal(all.length, 2 * (environments.length + branches.length));
                assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
                for (const { name } of all) {
                    assert.match(name, /^[A-Za-z0-9][A-Za-z0-9-]{2,119}$/);
                }
            }),
        );
    });
});
