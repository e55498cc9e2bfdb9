import assert from "node:assert/strict";

import { github } from "../../../../rehearsal/clouds/github/package";
import { Stack, kindsOf } from "../support";

const environment = "github:index/repositoryEnvironment:RepositoryEnvironment";
const variable = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
const repository = "github:index/repository:Repository";

describe("GitHub", () => {
    it("makes ids of the names that they consist of, and tells them apart again", () => {
        const stack = new Stack(github, { owner: "acme" });
        assert.equal(stack.create(environment, "dev", { repository: "shop", environment: "dev" }).id, "shop:dev");
        const inputs = { repository: "shop", environment: "dev", variableName: "CLIENT", value: "x" };
        const made = stack.create(variable, "client", inputs);
        assert.equal(made.id, "shop:dev:CLIENT");
        const read = new Stack(github).provider.read({ ...made, inputs: undefined, outputs: {} });
        assert.deepEqual(read?.inputs, { repository: "shop", environment: "dev", variableName: "CLIENT" });
        assert.equal(
            new Stack(github).provider.read({ ...made, id: "shop", inputs: undefined, outputs: {} }),
            undefined,
        );
    });

    it("replaces for the parts of an id, and updates a value", () => {
        const stack = new Stack(github);
        const inputs = { repository: "shop", environment: "dev", variableName: "CLIENT", value: "x" };
        const made = stack.create(variable, "client", inputs);
        assert.deepEqual(kindsOf(stack.diff(made, { ...inputs, value: "y" })), { value: "update" });
        assert.deepEqual(kindsOf(stack.diff(made, { ...inputs, environment: "prod" })), {
            environment: "update-replace",
        });
    });

    it("knows one repository by one number, whoever tells of it", () => {
        const stack = new Stack(github, { owner: "acme" });
        const made = stack.create(repository, "shop", { name: "shop", visibility: "internal" });
        const found = stack.invoke("github:index/getRepository:getRepository", { fullName: "acme/shop" });
        assert.equal(found.repoId, made.outputs.repoId);
        assert.equal(found.visibility, "internal");
        const other = new Stack(github).invoke("github:index/getRepository:getRepository", { fullName: "ACME/shop" });
        assert.equal(other.repoId, made.outputs.repoId);
        const { outputs } = stack.create(environment, "dev", { repository: "shop", environment: "dev" });
        assert.equal(outputs.repositoryId, made.outputs.repoId);
    });

    it("generates names with seven random digits, and keeps them", () => {
        const stack = new Stack(github);
        const made = stack.create(repository, "shop", {});
        assert.match(made.id, /^shop-[0-9a-f]{7}$/);
        assert.equal(stack.diff(made, { description: "x" }).detailedDiff?.has("name"), false);
        assert.equal(stack.update(made, { description: "x" }).outputs.name, made.id);
    });

    it("refuses what its provider refuses, in its words", () => {
        const stack = new Stack(github);
        const inputs = { repository: "shop", environment: "dev", variableName: "CLIENT", value: "x" };
        assert.deepEqual(stack.faults(variable, inputs), []);
        assert.match(
            stack.faults(variable, { ...inputs, variableName: "1A" })[0] ?? "",
            /must not start with a number/,
        );
        assert.match(stack.faults(variable, { ...inputs, variableName: "github_x" })[0] ?? "", /GITHUB_ prefix/);
        assert.deepEqual(stack.faults(environment, { repository: "shop", environment: "dev", waitTimer: 50_000 }), [
            "expected waitTimer to be in the range (0 - 43200), got 50000",
        ]);
        assert.deepEqual(stack.faults(environment, { repository: "shop", enviroment: "dev" }), [
            "Missing required property 'environment'",
            "Invalid or unknown key 'enviroment' (did you mean 'environment'?)",
        ]);
        assert.match(stack.faults(repository, { name: "a b" })[0] ?? "", /only alphanumeric characters/);
    });

    it("refuses configuration that it does not know", () => {
        const { provider } = new Stack(github);
        const check = (news: Record<string, string>) =>
            provider.checkConfig({
                urn: "",
                type: "",
                name: "",
                olds: {},
                news,
                randomSeed: Buffer.alloc(0),
                autonaming: undefined,
            });
        // The SDK sends configuration that is not text as its JSON.
        const appAuth = JSON.stringify({ id: "1", installationId: "2", pemFile: "x" });
        assert.deepEqual(check({ owner: "acme", appAuth }).failures, []);
        assert.equal(check({ owner: "acme", appAuth: '{"id":"1"}' }).failures.length, 2);
        const [fault] = check({ ownr: "acme" }).failures;
        assert.match(fault?.reason ?? "", /`github:ownr` is not a valid configuration key .*did you mean 'owner'/);
        const [version] = check({ version: "5.0.0" }).failures;
        assert.match(
            version?.reason ?? "",
            /version 5\.0\.0 of @pulumi\/github is asked for, but 6\.\d+\.\d+ is installed/,
        );
    });
});
