import assert from "node:assert/strict";

import fc from "fast-check";
import { GithubSubjectFormat } from "@fairlead/components/github-oidc-access/github-oidc-access";
import { pullRequestSubjects, subjectsOf } from "@fairlead/components/github-oidc-access/subjects";

import { judgeSubject } from "../../../policy/github/judge-subject";

describe("Trust in a subject of GitHub", () => {
    it("tells what it expected and what it found", () => {
        assert.deepEqual(judgeSubject("repo:acme/shop:*"), [
            { expected: "one subject, without *, ? and ${…} that stand for others", found: "repo:acme/shop:*" },
        ]);
        assert.deepEqual(judgeSubject("repo:acme/shop:ref:refs/heads/main"), [
            { expected: "jobs behind a gate: environment", found: "repo:acme/shop:ref:refs/heads/main" },
        ]);
    });

    it("tells all that is not as known of the repository and its environments", () => {
        const repository = { owner: "acme", name: "shop", ownerId: "1", id: "2" };
        assert.deepEqual(
            judgeSubject("repo:Acme@3/shop@4:environment:test", { repository, environments: ["prod", "qa"] }),
            [
                { expected: "acme", found: "Acme" },
                { expected: "1", found: "3" },
                { expected: "2", found: "4" },
                { expected: "the environment prod or qa", found: "test" },
            ],
        );
    });

    it("lets in what the components trust, whatever the environments and branches are called", () => {
        const name = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9 :_./-]{0,60}[A-Za-z0-9])?$/);
        const branch = fc
            .stringMatching(/^[a-z0-9]([a-z0-9/_-]{0,40}[a-z0-9])?$/)
            .filter((text) => !text.includes("//"));
        fc.assert(
            fc.property(
                name,
                branch,
                fc.constantFrom(...Object.values(GithubSubjectFormat)),
                (environment, head, subjectFormat) => {
                    const repository = { owner: "Acme", name: "Shop.api", ownerId: 1, repositoryId: 2, subjectFormat };
                    const gates = ["environment", "branch", "pull_request"] as const;
                    const trusted = {
                        gates,
                        environments: [environment],
                        repository: { owner: "Acme", name: "Shop.api", ownerId: "1", id: "2" },
                    };
                    const subjects = [
                        ...subjectsOf(repository, [environment], [head]).map(({ subject }) => subject),
                        ...pullRequestSubjects(repository),
                    ];
                    for (const subject of subjects) {
                        assert.deepEqual(judgeSubject(subject, trusted), [], subject);
                    }
                },
            ),
        );
    });
});
