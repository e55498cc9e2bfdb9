import assert from "node:assert/strict";

import { AwsStateBackend } from "@fairlead/components/state-backend/aws-state-backend";
import { readStateStatements, writeStateStatements } from "@fairlead/components/state-backend/aws-state-rights";
import { policyDocument } from "@fairlead/components/workload-identity/aws-policies";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { stateBackendContract } from "./contract";

describe("AwsStateBackend", () => {
    stateBackendContract((name, stacks) => new AwsStateBackend(name, { stacks }));

    it("encrypts by a key of its own, which rotates", async () => {
        const { one } = await build(() => new AwsStateBackend("state", { stacks: ["dev"] }));
        assert.equal(one("aws:kms/key:Key").inputs.enableKeyRotation, true);
        const { rules } = one("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")
            .inputs as { rules: object[] };
        assert.deepEqual(rules, [
            {
                applyServerSideEncryptionByDefault: {
                    sseAlgorithm: "aws:kms",
                    kmsMasterKeyId: "arn:aws:kms:eu-central-1:123456789012:state",
                },
                bucketKeyEnabled: true,
            },
        ]);
    });

    it("keeps what was deleted and overwritten, and not for ever", async () => {
        const { one } = await build(() => new AwsStateBackend("state", { stacks: ["dev"], retentionDays: 30 }));
        assert.deepEqual(one("aws:s3/bucketVersioning:BucketVersioning").inputs.versioningConfiguration, {
            status: "Enabled",
        });
        const rules = JSON.stringify(
            one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").inputs.rules,
        );
        assert.match(rules, /"noncurrentVersionExpiration":\{"noncurrentDays":30\}/);
    });

    it("is deleted with state in it only where it is not protected", async () => {
        const { one } = await build(() => new AwsStateBackend("state", { stacks: ["dev"] }));
        assert.equal(one("aws:s3/bucket:Bucket").inputs.forceDestroy, false);
        const open = await build(() => new AwsStateBackend("state", { stacks: ["dev"], protect: false }));
        assert.equal(open.one("aws:s3/bucket:Bucket").inputs.forceDestroy, true);
    });

    it("gives rights on one stack's state, and none to delete a version of it", async () => {
        const state = { bucketArn: "arn:aws:s3:::state", bucketKeyArn: "arn:aws:kms:eu-central-1:1:key/k" };
        const statements = [...readStateStatements(state, "dev"), ...writeStateStatements(state, "dev")];
        const { Statement } = JSON.parse(await valueOf(policyDocument(statements))) as { Statement: unknown[] };
        assert.deepEqual(Statement, [
            {
                Effect: "Allow",
                Action: ["s3:ListBucket"],
                Resource: ["arn:aws:s3:::state"],
                Condition: { StringLike: { "s3:prefix": ["pulumi-dev/*"] } },
            },
            { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::state/pulumi-dev/*"] },
            { Effect: "Allow", Action: ["kms:Decrypt"], Resource: [state.bucketKeyArn] },
            {
                Effect: "Allow",
                Action: ["s3:PutObject", "s3:DeleteObject"],
                Resource: ["arn:aws:s3:::state/pulumi-dev/*"],
            },
            { Effect: "Allow", Action: ["kms:GenerateDataKey"], Resource: [state.bucketKeyArn] },
        ]);
    });

    it("refuses a name that no bucket can begin with", () => {
        assertFaults(() => new AwsStateBackend("State of shops", { stacks: ["dev"], retentionDays: 400 }), {
            name: 'expected at most 36 lower-case letters, digits and single hyphens, which the bucket\'s name begins with, got "State of shops"; choose such a one',
            retentionDays: "expected a whole number from 7 to 365 (days), got 400; give a number in these bounds",
        });
    });
});
