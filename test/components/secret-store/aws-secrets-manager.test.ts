import assert from "node:assert/strict";

import { AwsSecretsManager } from "@fairlead/components/secret-store/aws-secrets-manager";

import { build, inClear, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { secretStoreContract } from "./contract";

const secretType = "aws:secretsmanager/secret:Secret";

describe("AwsSecretsManager", () => {
    secretStoreContract((name) => new AwsSecretsManager(name, {}));

    it("keeps the parts of a secret as one JSON text, below its prefix", async () => {
        const key = "arn:aws:kms:eu-central-1:123456789012:key/1";
        const { one } = await build(() =>
            new AwsSecretsManager("dev", { prefix: "acme/dev", kmsKeyArn: key, recoveryWindowDays: 0 }).put("jwt-key", {
                key: "k",
            }),
        );
        const { inputs } = one(secretType, "dev-jwt-key");
        assert.equal(inputs.namePrefix, "acme/dev/jwt-key-");
        assert.equal(inputs.kmsKeyId, key);
        assert.equal(inputs.recoveryWindowInDays, 0);
        assert.equal(inClear(one("aws:secretsmanager/secretVersion:SecretVersion").inputs.secretString), '{"key":"k"}');
    });

    it("can have secrets back for 30 days unless told otherwise", async () => {
        const { one } = await build(() => new AwsSecretsManager("dev", {}).put("jwt-key", {}));
        assert.equal(one(secretType).inputs.recoveryWindowInDays, 30);
    });

    it("says what a reader has to be allowed, and no more", async () => {
        const { component } = await build(() => new AwsSecretsManager("dev", {}));
        assert.equal(
            await valueOf(component.secretArns),
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:dev/*",
        );
        assert.deepEqual(await valueOf(component.provider), {
            aws: { service: "SecretsManager", region: "eu-central-1" },
        });
    });

    it("refuses what AWS would refuse", () => {
        assertFaults(() => new AwsSecretsManager("dev", { prefix: "acme/", recoveryWindowDays: 3 }), {
            prefix: 'expected letters, digits and _.@=+-, in parts that slashes keep apart, got "acme/"; choose such a prefix',
            recoveryWindowDays: "expected 0, or a whole number from 7 to 30 (days), got 3; give such a number",
        });
    });
});
