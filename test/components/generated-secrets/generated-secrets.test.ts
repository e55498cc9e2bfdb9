import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";
import { digestLines, GeneratedKeys } from "@fairlead/components/generated-secrets/generated-keys";
import { GeneratedLogin } from "@fairlead/components/generated-secrets/generated-login";
import { scramVerifier } from "@fairlead/components/generated-secrets/scram";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";

const password = "random:index/randomPassword:RandomPassword";
const bytes = "random:index/randomBytes:RandomBytes";

describe("GeneratedLogin", () => {
    it("has a password of 40 letters and digits, which is a secret, as is what PostgreSQL keeps of it", async () => {
        const { component, one } = await build(() => new GeneratedLogin("mail", { username: "mail" }));
        assert.deepEqual(one(password).inputs, { length: 40, special: false, keepers: { generation: "1" } });
        assert.equal(await valueOf(component.password), "password-of-mail-password");
        assert.ok(await pulumi.isSecret(component.password));
        assert.ok(await pulumi.isSecret(component.verifier));
        assert.equal(
            await valueOf(component.verifier),
            scramVerifier("password-of-mail-password", Buffer.from("bytes of mail-salt").toString("base64")),
        );
    });

    it("tells a change by a version that is no secret and gives nothing away", async () => {
        const { component } = await build(() => [
            new GeneratedLogin("mail", { username: "mail" }),
            new GeneratedLogin("mail", { username: "post" }),
        ]);
        const versions = await Promise.all(component.map(({ version }) => valueOf(version)));
        assert.ok(versions.every((version) => /^[a-z0-9]{10}$/.test(version)));
        assert.notEqual(versions[0], versions[1]);
        assert.equal(await pulumi.isSecret(component[0]?.version ?? pulumi.secret("")), false);
    });

    it("gets another password and salt by another generation", async () => {
        const { one } = await build(() => new GeneratedLogin("mail", { username: "mail", generation: 2 }));
        assert.deepEqual(one(password).inputs.keepers, { generation: "2" });
        assert.deepEqual(one(bytes).inputs, { length: 16, keepers: { generation: "2" } });
    });

    it("refuses names that PostgreSQL keeps for itself or would have to quote", () => {
        for (const username of ["pg_mail", "Mail", "", "ma il"]) {
            assertFaults(() => new GeneratedLogin("mail", { username }), {
                username: `expected 1 to 63 lower-case letters, digits, hyphens and underscores, a letter first, and not pg_, got "${username}"; choose such a name`,
            });
        }
    });
});

describe("GeneratedKeys", () => {
    it("has a key for each client, of which the application learns the digest only", async () => {
        const { component, all } = await build(() => new GeneratedKeys("mail", { clients: ["website", "app"] }));
        assert.deepEqual(
            all(password).map(({ name, inputs }) => [name, inputs.length, inputs.special]),
            [
                ["mail-api-key-website", 43, false],
                ["mail-api-key-app", 43, false],
            ],
        );
        const digest = (text: string) => createHash("sha256").update(text).digest("hex");
        assert.equal(
            await valueOf(component.apiKeyDigests),
            `app:${digest("password-of-mail-api-key-app")}\nwebsite:${digest("password-of-mail-api-key-website")}\n`,
        );
        for (const secret of [component.apiKeyDigests, component.tokenKey, ...Object.values(component.apiKeys)]) {
            assert.ok(await pulumi.isSecret(secret));
        }
    });

    it("signs tokens with 64 random bytes, anew by another generation", async () => {
        const { one } = await build(() => new GeneratedKeys("mail", { clients: ["app"], tokenKeyGeneration: 3 }));
        assert.deepEqual(one(bytes).inputs, { length: 64, keepers: { generation: "3" } });
    });

    it("writes the digests in the order of the names, whatever order they were given in", () => {
        assert.equal(digestLines({ b: "1", a: "2" }), digestLines({ a: "2", b: "1" }));
        assert.equal(digestLines({}), "");
    });

    it("refuses no clients, the same twice, and names that would break the lines", () => {
        assertFaults(() => new GeneratedKeys("mail", { clients: [] }), {
            clients: "expected at least one client, got []; name who calls the API",
        });
        assertFaults(() => new GeneratedKeys("mail", { clients: ["app", "app", "a:b"] }), {
            "clients[1]": 'expected every client once, got "app"; drop the repetition',
            "clients[2]":
                'expected 1 to 63 lower-case letters, digits and hyphens, a letter first and no hyphen last, got "a:b"; choose such a name',
        });
    });
});
