import { awsProtect } from "../../../policy/aws/aws-protect";
import { awsTags } from "../../../policy/aws/aws-tags";
import { kmsDeletionWindow } from "../../../policy/aws/kms-deletion-window";
import { kmsRotation } from "../../../policy/aws/kms-rotation";
import { logsRetention } from "../../../policy/aws/logs-retention";
import { secretsRecovery } from "../../../policy/aws/secrets-recovery";
import { describeRule } from "../rule-cases";

const tags = { project: "shop", environment: "prod", "managed-by": "pulumi", team: "platform" };

describe("rules on what AWS keeps, and for how long", () => {
    describeRule(kmsRotation, {
        compliant: {
            "a key that changes": { enableKeyRotation: true },
            "a key that signs, which can't": { customerMasterKeySpec: "ECC_NIST_P256" },
            "a key in an own store, which can't": { customKeyStoreId: "cks-1" },
        },
        broken: {
            "the default, which never changes": {
                change: { enableKeyRotation: undefined },
                findings: ["enableKeyRotation: expected true, found nothing"],
            },
            "a key of the default kind that never changes": {
                change: { customerMasterKeySpec: "SYMMETRIC_DEFAULT", enableKeyRotation: false },
                findings: ["enableKeyRotation: expected true, found false"],
            },
        },
        unknown: ["enableKeyRotation"],
    });

    describeRule(kmsDeletionWindow, {
        compliant: { "30 days": { deletionWindowInDays: 30 }, "the default": {} },
        broken: {
            "a week": {
                change: { deletionWindowInDays: 7 },
                findings: ["deletionWindowInDays: expected 30 or more, found 7"],
            },
        },
        unknown: ["deletionWindowInDays"],
    });

    describeRule(secretsRecovery, {
        compliant: { "a week": { recoveryWindowInDays: 7 }, "the default": {} },
        broken: {
            "no time": {
                change: { recoveryWindowInDays: 0 },
                findings: ["recoveryWindowInDays: expected 7 or more, found 0"],
            },
        },
        unknown: ["recoveryWindowInDays"],
    });

    describeRule(logsRetention, {
        compliant: { "a month": { retentionInDays: 30 } },
        broken: {
            "for ever": { change: { retentionInDays: 0 }, findings: ["retentionInDays: expected 7 or more, found 0"] },
            "the default, which is for ever": {
                change: { retentionInDays: undefined },
                findings: ["retentionInDays: expected 7 or more, found nothing"],
            },
        },
        unknown: ["retentionInDays"],
    });

    describeRule(awsProtect, {
        compliant: { "a protected database": { properties: {}, options: { protect: true } } },
        broken: {
            "a database that an update may replace": {
                options: { protect: false },
                findings: ["option protect: expected true, found false"],
            },
        },
        // Options are always known.
        unknown: [],
    });

    describeRule(awsTags, {
        compliant: { "all tags": { tags } },
        broken: {
            "no tags": {
                change: { tags: undefined },
                findings: ["tags: expected project, environment, managed-by among them, found []"],
            },
            "an empty tag": {
                change: { tags: { ...tags, environment: " " } },
                findings: [
                    'tags: expected environment among them, found ["project","environment","managed-by","team"]',
                ],
            },
        },
        unknown: ["tags", "tags.project"],
    });
});
