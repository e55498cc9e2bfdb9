import assert from "node:assert/strict";

import type { GithubOidcAccess } from "@fairlead/components/github-oidc-access/github-oidc-access";

import { build, customResources, valueOf } from "../cloud";

/**
 * What keyless access to every cloud must keep.
 *
 * @param create gives access to the environment `dev` of example-org/fairlead, numbers 1 and 2.
 */
export function githubOidcAccessContract(create: (name: string) => GithubOidcAccess): void {
    describe("as access to any cloud", () => {
        it("trusts the environment and nothing else", async () => {
            const { component } = await build(() => create("dev"));
            assert.deepEqual(await valueOf(component.subjects), ["repo:example-org@1/fairlead@2:environment:dev"]);
        });

        it("writes what it gives out into the GitHub environment's variables", async () => {
            const { component, all, one } = await build(() => create("dev"));
            const written = all("github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable").map(
                ({ inputs }) => [inputs.variableName, inputs.value],
            );
            assert.deepEqual(Object.fromEntries(written), await valueOf(component.variables));
            assert.ok("REGISTRY" in (await valueOf(component.variables)));
            assert.equal(one("github:index/repositoryEnvironment:RepositoryEnvironment").inputs.environment, "dev");
        });

        it("stores no credential anywhere", async () => {
            const { resources } = await build(() => create("dev"));
            const stored = resources.filter(({ type }) => /secret|password|certificate|accesskey/i.test(type));
            assert.deepEqual(stored, []);
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one"), create("two")]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
        });
    });
}
