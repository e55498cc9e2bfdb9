import assert from "node:assert/strict";

import type { WorkflowAccess } from "@fairlead/components/workflow-access/workflow-access";

import { build, customResources, valueOf } from "../cloud";

/**
 * What the access of workflows to a stack must keep in every cloud.
 *
 * @param create gives access of example-org/fairlead, numbers 1 and 2, to the stack `dev`; the team 7 reviews deployments and the
 * team 8 previews.
 */
export function workflowAccessContract(create: (name: string) => WorkflowAccess): void {
    describe("as access to any cloud", () => {
        it("lets jobs of one environment deploy, of two others look, and nobody else", async () => {
            const { component } = await build(() => create("dev"));
            const repository = "repo:example-org@1/fairlead@2";
            assert.deepEqual(await valueOf(component.deploySubjects), [`${repository}:environment:deploy-dev`]);
            assert.deepEqual(await valueOf(component.lookSubjects), [
                `${repository}:environment:preview-dev`,
                `${repository}:environment:drift-dev`,
            ]);
        });

        it("lets in only what was merged, but for previews, which somebody agrees to", async () => {
            const { all } = await build(() => create("dev"));
            const rules = all(
                "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy",
            );
            assert.deepEqual(rules.map(({ inputs }) => [inputs.environment, inputs.branchPattern]).sort(), [
                ["deploy-dev", "main"],
                ["drift-dev", "main"],
                ["preview-dev", "refs/pull/*/merge"],
            ]);
            const environments = all("github:index/repositoryEnvironment:RepositoryEnvironment");
            assert.deepEqual(
                environments
                    .map(({ inputs }) => [inputs.environment, inputs.reviewers, inputs.preventSelfReview])
                    .sort(),
                [
                    ["deploy-dev", [{ teams: [7] }], true],
                    ["drift-dev", undefined, undefined],
                    ["preview-dev", [{ teams: [8] }], true],
                ],
            );
        });

        it("writes the same variables into each environment, none of them a secret", async () => {
            const { all, resources } = await build(() => create("dev"));
            const variables = all("github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable");
            const namesIn = (environment: string) =>
                variables
                    .flatMap(({ inputs }) => (inputs.environment === environment ? [inputs.variableName] : []))
                    .sort();
            assert.ok(namesIn("deploy-dev").includes("PULUMI_BACKEND_URL"));
            assert.deepEqual(namesIn("preview-dev"), namesIn("deploy-dev"));
            assert.deepEqual(namesIn("drift-dev"), namesIn("deploy-dev"));
            assert.deepEqual(
                resources.filter(({ type }) => /secret|password|certificate|accesskey/i.test(type)),
                [],
            );
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one"), create("two")]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
        });
    });
}
