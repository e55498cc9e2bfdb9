import { ecrForceDelete } from "../../../policy/aws/ecr-force-delete";
import { ecrImmutableTags } from "../../../policy/aws/ecr-immutable-tags";
import { ecrKms } from "../../../policy/aws/ecr-kms";
import { ecrScan } from "../../../policy/aws/ecr-scan";
import { describeRule } from "../rule-cases";

const repository = {
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "KMS" }],
    forceDelete: false,
};

const registryScan = (filter: string, scanFrequency = "CONTINUOUS_SCAN") => ({
    type: "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
    properties: { rules: [{ scanFrequency, repositoryFilters: [{ filter, filterType: "WILDCARD" }] }] },
});

describe("rules on ECR", () => {
    describeRule(ecrImmutableTags, {
        compliant: { "tags that never move": repository },
        broken: {
            "tags that move": {
                change: { imageTagMutability: "MUTABLE" },
                findings: ['imageTagMutability: expected IMMUTABLE, found "MUTABLE"'],
            },
            "some tags that move": {
                change: { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" },
                findings: ['imageTagMutability: expected IMMUTABLE, found "IMMUTABLE_WITH_EXCLUSION"'],
            },
            "the default, which moves": {
                change: { imageTagMutability: undefined },
                findings: ["imageTagMutability: expected IMMUTABLE, found nothing"],
            },
        },
        unknown: ["imageTagMutability"],
    });

    describeRule(ecrScan, {
        compliant: {
            "a repository that scans": repository,
            "a registry that scans": { properties: {}, stack: [registryScan("*")] },
        },
        broken: {
            "no scan": {
                change: { "imageScanningConfiguration.scanOnPush": false },
                findings: ["imageScanningConfiguration.scanOnPush: expected true, found false"],
            },
            "a registry that scans other repositories, or by hand": {
                change: { imageScanningConfiguration: undefined },
                stack: [registryScan("prod-*"), registryScan("*", "MANUAL")],
                findings: ["imageScanningConfiguration.scanOnPush: expected true, found nothing"],
            },
        },
        unknown: ["imageScanningConfiguration.scanOnPush"],
    });

    describeRule(ecrKms, {
        compliant: {
            "a KMS key": repository,
            "two layers": { encryptionConfigurations: [{ encryptionType: "KMS_DSSE" }] },
        },
        broken: {
            "a hidden key": {
                change: { "encryptionConfigurations[0].encryptionType": "AES256" },
                findings: ['encryptionConfigurations[0].encryptionType: expected KMS or KMS_DSSE, found "AES256"'],
            },
            "the default, which is hidden": {
                change: { encryptionConfigurations: undefined },
                findings: ["encryptionConfigurations[0].encryptionType: expected KMS or KMS_DSSE, found nothing"],
            },
        },
        unknown: ["encryptionConfigurations[0].encryptionType"],
    });

    describeRule(ecrForceDelete, {
        compliant: { "a repository that stays": repository, "the default": {} },
        broken: {
            "a repository that goes": {
                change: { forceDelete: true },
                findings: ["forceDelete: expected false, found true"],
            },
        },
        unknown: ["forceDelete"],
    });
});
