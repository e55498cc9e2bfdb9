import assert from "node:assert/strict";

import { githubProvider } from "@fairlead/components/github-oidc-access/github-provider";

import { build, inClear } from "../cloud";

describe("the GitHub provider", () => {
    const before = process.env.GITHUB_TOKEN;

    afterEach(() => {
        delete process.env.GITHUB_TOKEN;
        Object.assign(process.env, before === undefined ? {} : { GITHUB_TOKEN: before });
    });

    const inputs = async () =>
        (await build(() => githubProvider("dev", "example-org"))).one("pulumi:providers:github").inputs;

    it("has the token as a secret, so that it stands in no plain state and no preview", async () => {
        process.env.GITHUB_TOKEN = "of-the-workflow";
        const { owner, token } = await inputs();
        assert.equal(owner, "example-org");
        assert.notEqual(token, "of-the-workflow");
        assert.equal(inClear(token), "of-the-workflow");
    });

    it("needs no token to be rehearsed", async () => {
        delete process.env.GITHUB_TOKEN;
        assert.ok(!("token" in (await inputs())));
    });
});
