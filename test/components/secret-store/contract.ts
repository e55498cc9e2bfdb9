import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import type { SecretStore } from "@fairlead/components/secret-store/secret-store";

import { build, customResources, valueOf } from "../cloud";

const put = (store: SecretStore) =>
    store.put("service-login", { username: "service", password: pulumi.secret("s3cret") });

/** What the secret store of every cloud must keep. */
export function secretStoreContract(create: (name: string) => SecretStore): void {
    describe("as a secret store of any cloud", () => {
        it("says how External Secrets reads it, without any credential", async () => {
            const { component } = await build(() => create("dev"));
            const provider: Record<string, unknown> = await valueOf(component.provider);
            assert.equal(Object.keys(provider).length, 1);
            assert.doesNotMatch(JSON.stringify(provider), /secretRef|authSecretRef|token|password|clientCert/i);
        });

        it("gives the key of what is put into it", async () => {
            const { component } = await build(() => put(create("dev")));
            assert.match(await valueOf(component), /service-login/);
        });

        it("keeps what is put into it secret, and none of it in the key", async () => {
            const { component, resources } = await build(() => put(create("dev")));
            const holding = resources.filter(({ inputs }) => JSON.stringify(inputs).includes("s3cret"));
            assert.equal(holding.length, 1);
            assert.equal(await pulumi.isSecret(component), false);
        });

        it("takes no name that another store would refuse", async () => {
            await build(() => {
                const store = create("dev");
                assert.throws(() => store.put("Service_Login", {}), /expected 1 to 63 lower-case letters/);
            });
        });

        it("stands beside another of its kind without sharing a name, even for the same secret", async () => {
            const { resources } = await build(() => [create("one"), create("two")].map(put));
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
            assert.ok(customResources(resources).every(({ name }) => /^(one|two)(-|$)/.test(name)));
        });
    });
}
