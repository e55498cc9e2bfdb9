import assert from "node:assert/strict";

import { AzureGithubOidcAccess } from "@fairlead/components/github-oidc-access/azure-github-oidc-access";
import type { GithubEnvironment } from "@fairlead/components/github-oidc-access/github-oidc-access";

import { armId, build } from "../cloud";
import { assertFaults } from "../faults";

const create = (...environments: GithubEnvironment[]) =>
    new AzureGithubOidcAccess("ci", {
        repository: { owner: "example-org", name: "fairlead", ownerId: 1, repositoryId: 2 },
        environments,
        registry: { acrId: armId("Microsoft.ContainerRegistry/registries/images"), loginServer: "images.azurecr.io" },
    });
const type = "github:index/repositoryEnvironment:RepositoryEnvironment";

describe("GitHub environments", () => {
    it("let a job in when a reviewer agrees who did not start it", async () => {
        const { one } = await build(() => create({ name: "prod", reviewers: { teams: [7] } }));
        const { reviewers, preventSelfReview } = one(type).inputs;
        assert.deepEqual([reviewers, preventSelfReview], [[{ teams: [7] }], true]);
    });

    it("need no reviewer unless one is named", async () => {
        const { one } = await build(() => create({ name: "dev" }));
        const { inputs } = one(type);
        assert.ok(!("reviewers" in inputs) && !("preventSelfReview" in inputs));
    });

    it("refuse reviews that nobody can give, and more reviewers than GitHub takes", () => {
        const repair = "name one who decides; a team for more than six";
        assertFaults(
            () =>
                create(
                    { name: "prod", reviewers: { users: [] } },
                    { name: "test", reviewers: { teams: [1, 2, 3], users: [4, 5, 6, 7] } },
                ),
            {
                "environments[0].reviewers": `expected a whole number from 1 to 6 (people and teams), got 0; ${repair}`,
                "environments[1].reviewers": `expected a whole number from 1 to 6 (people and teams), got 7; ${repair}`,
            },
        );
    });
});
