import assert from "node:assert/strict";

import { AwsSecretsKeys } from "@fairlead/components/secrets-keys/aws-secrets-keys";
import { AzureSecretsKeys } from "@fairlead/components/secrets-keys/azure-secrets-keys";
import type { SecretsKeys } from "@fairlead/components/secrets-keys/secrets-keys";

import { build, customResources, valueOf } from "../cloud";

const clouds: Readonly<Record<string, (name: string, stacks: string[], protect?: boolean) => SecretsKeys>> = {
    AzureSecretsKeys: (name, stacks, protect) =>
        new AzureSecretsKeys(name, {
            resourceGroupName: "keys",
            stacks,
            authorizedIpRanges: ["198.51.100.0/24"],
            protect,
        }),
    AwsSecretsKeys: (name, stacks, protect) => new AwsSecretsKeys(name, { stacks, protect }),
};

for (const [name, create] of Object.entries(clouds)) {
    describe(name, () => {
        it("has a key of its own for each stack, in the form that Pulumi takes", async () => {
            const { component } = await build(() => create("keys", ["dev", "prod"]));
            const providers = await valueOf(component.secretsProviders);
            assert.deepEqual(Object.keys(providers), ["dev", "prod"]);
            assert.equal(new Set(Object.values(providers)).size, 2);
            for (const provider of Object.values(providers)) {
                assert.match(
                    provider,
                    /^(azurekeyvault:\/\/[a-z0-9]+\.vault\.azure\.net\/keys\/pulumi-[a-z]+|awskms:\/\/alias\/keys-[a-z]+\?region=eu-central-1)$/,
                );
            }
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one", ["dev"]), create("two", ["dev"])]);
            const names = customResources(resources).map(({ type, name: own }) => `${type} ${own}`);
            assert.equal(new Set(names).size, names.length);
        });

        it("refuses stacks that can not have one", () => {
            assert.throws(() => create("keys", []), /stacks: expected at least one stack/);
            assert.throws(() => create("keys", ["Dev"]), /stacks\[0\]: expected the name of a stack/);
        });
    });
}

describe("the keys of each cloud", () => {
    it("encrypt and decrypt, on Azure, in a vault that only known networks reach and nobody purges", async () => {
        const { one } = await build(() => clouds.AzureSecretsKeys?.("keys", ["dev"]));
        assert.deepEqual(one("azure-native:keyvault:Key").inputs.properties, {
            kty: "RSA",
            keySize: 4096,
            keyOps: ["encrypt", "decrypt"],
        });
        const { enablePurgeProtection, networkAcls } = one("azure-native:keyvault:Vault").inputs.properties as Record<
            string,
            unknown
        >;
        assert.equal(enablePurgeProtection, true);
        assert.deepEqual(networkAcls, {
            defaultAction: "Deny",
            bypass: "AzureServices",
            ipRules: [{ value: "198.51.100.0/24" }],
            virtualNetworkRules: [],
        });
    });

    it("rotate on AWS, by themselves", async () => {
        const { one } = await build(() => clouds.AwsSecretsKeys?.("keys", ["dev"]));
        assert.equal(one("aws:kms/key:Key").inputs.enableKeyRotation, true);
        assert.equal(one("aws:kms/alias:Alias").inputs.name, "alias/keys-dev");
    });
});
