import { eksAccessEntries } from "../../../policy/aws/eks-access-entries";
import { eksAdministrators } from "../../../policy/aws/eks-administrators";
import { eksApiPrivate } from "../../../policy/aws/eks-api-private";
import { eksApiPublic } from "../../../policy/aws/eks-api-public";
import { eksCreator } from "../../../policy/aws/eks-creator";
import { eksDeletionProtection } from "../../../policy/aws/eks-deletion-protection";
import { eksLogs } from "../../../policy/aws/eks-logs";
import { eksSecretsEncrypted } from "../../../policy/aws/eks-secrets-encrypted";
import { eksSupport } from "../../../policy/aws/eks-support";
import { describeRule } from "../rule-cases";

/** A cluster with nothing to complain about. */
const cluster = {
    name: "prod",
    roleArn: "arn:aws:iam::111122223333:role/eks",
    version: "1.36",
    accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
    deletionProtection: true,
    enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    encryptionConfig: {
        provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" },
        resources: ["secrets"],
    },
    upgradePolicy: { supportType: "STANDARD" },
    vpcConfig: {
        endpointPrivateAccess: true,
        endpointPublicAccess: true,
        publicAccessCidrs: ["203.0.113.0/24"],
        subnetIds: ["subnet-1", "subnet-2"],
    },
};

const known = "expected networks of known people, none of them the whole internet, found";

describe("rules on EKS", () => {
    describeRule(eksApiPrivate, {
        compliant: { "an API inside": cluster },
        broken: {
            "no API inside": {
                change: { "vpcConfig.endpointPrivateAccess": false },
                findings: ["vpcConfig.endpointPrivateAccess: expected true, found false"],
            },
            "the default, which is none": {
                change: { "vpcConfig.endpointPrivateAccess": undefined },
                findings: ["vpcConfig.endpointPrivateAccess: expected true, found nothing"],
            },
        },
        unknown: ["vpcConfig", "vpcConfig.endpointPrivateAccess"],
    });

    describeRule(eksApiPublic, {
        compliant: {
            "known networks": cluster,
            "an API inside only": {
                ...cluster,
                vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false, subnetIds: ["subnet-1"] },
            },
        },
        broken: {
            "the default, which is everybody": {
                change: { "vpcConfig.publicAccessCidrs": undefined, "vpcConfig.endpointPublicAccess": undefined },
                findings: [`vpcConfig.publicAccessCidrs: ${known} nothing`],
            },
            "an empty list, which is everybody": {
                change: { "vpcConfig.publicAccessCidrs": [] },
                findings: [`vpcConfig.publicAccessCidrs: ${known} nothing`],
            },
            "everybody among others": {
                change: { "vpcConfig.publicAccessCidrs": ["203.0.113.0/24", "0.0.0.0/0"] },
                findings: [`vpcConfig.publicAccessCidrs[1]: ${known} "0.0.0.0/0"`],
            },
            "everybody in two halves, and over IPv6": {
                change: { "vpcConfig.publicAccessCidrs": ["0.0.0.0/1", "128.0.0.0/1", "::/0"] },
                findings: [
                    `vpcConfig.publicAccessCidrs[0]: ${known} "0.0.0.0/1"`,
                    `vpcConfig.publicAccessCidrs[1]: ${known} "128.0.0.0/1"`,
                    `vpcConfig.publicAccessCidrs[2]: ${known} "::/0"`,
                ],
            },
        },
        unknown: ["vpcConfig.publicAccessCidrs", "vpcConfig.publicAccessCidrs[0]"],
    });

    describeRule(eksLogs, {
        compliant: { "all logs": cluster },
        broken: {
            "a log that is missing": {
                change: { enabledClusterLogTypes: ["api", "audit"] },
                findings: [
                    "enabledClusterLogTypes: expected api, audit, authenticator, controllerManager, scheduler, " +
                        'found ["api","audit"]',
                ],
            },
            "no logs, which is the default": {
                change: { enabledClusterLogTypes: undefined },
                findings: [
                    "enabledClusterLogTypes: expected api, audit, authenticator, controllerManager, scheduler, " +
                        "found nothing",
                ],
            },
        },
        unknown: ["enabledClusterLogTypes", "enabledClusterLogTypes[0]"],
    });

    describeRule(eksSecretsEncrypted, {
        compliant: { "an own key": cluster },
        broken: {
            "no encryption": {
                change: { encryptionConfig: undefined },
                findings: [
                    "encryptionConfig.resources: expected secrets among them, found nothing",
                    "encryptionConfig.provider.keyArn: expected the ARN of a KMS key, found nothing",
                ],
            },
            "something else": {
                change: { "encryptionConfig.resources": [] },
                findings: ["encryptionConfig.resources: expected secrets among them, found []"],
            },
            "no key": {
                change: { "encryptionConfig.provider.keyArn": "" },
                findings: ['encryptionConfig.provider.keyArn: expected the ARN of a KMS key, found ""'],
            },
        },
        unknown: ["encryptionConfig", "encryptionConfig.provider.keyArn"],
    });

    describeRule(eksAccessEntries, {
        compliant: { "access entries": cluster },
        broken: {
            "both ways": {
                change: { "accessConfig.authenticationMode": "API_AND_CONFIG_MAP" },
                findings: ['accessConfig.authenticationMode: expected API, found "API_AND_CONFIG_MAP"'],
            },
            "the default, which is the ConfigMap": {
                change: { accessConfig: undefined },
                findings: ["accessConfig.authenticationMode: expected API, found nothing"],
            },
        },
        unknown: ["accessConfig.authenticationMode"],
    });

    describeRule(eksCreator, {
        compliant: { "no right for the creator": cluster },
        broken: {
            "the default, which is a right": {
                change: { "accessConfig.bootstrapClusterCreatorAdminPermissions": undefined },
                findings: ["accessConfig.bootstrapClusterCreatorAdminPermissions: expected false, found nothing"],
            },
            "the right in words": {
                change: { "accessConfig.bootstrapClusterCreatorAdminPermissions": true },
                findings: ["accessConfig.bootstrapClusterCreatorAdminPermissions: expected false, found true"],
            },
        },
        unknown: ["accessConfig.bootstrapClusterCreatorAdminPermissions"],
    });

    describeRule(eksAdministrators, {
        compliant: {
            "a role": { clusterName: "prod", principalArn: "arn:aws:iam::111122223333:role/ops/admins" },
            "a role in China": { clusterName: "prod", principalArn: "arn:aws-cn:iam::111122223333:role/admins" },
        },
        broken: {
            "a user": {
                change: { principalArn: "arn:aws:iam::111122223333:user/alice" },
                findings: [
                    'principalArn: expected the ARN of an IAM role, found "arn:aws:iam::111122223333:user/alice"',
                ],
            },
            "the root of the account": {
                change: { principalArn: "arn:aws:iam::111122223333:root" },
                findings: ['principalArn: expected the ARN of an IAM role, found "arn:aws:iam::111122223333:root"'],
            },
        },
        unknown: ["principalArn"],
    });

    describeRule(eksSupport, {
        compliant: { "standard support": cluster },
        broken: {
            "extended support, which is the default": {
                change: { upgradePolicy: undefined },
                findings: ["upgradePolicy.supportType: expected STANDARD, found nothing"],
            },
            "extended support": {
                change: { "upgradePolicy.supportType": "EXTENDED" },
                findings: ['upgradePolicy.supportType: expected STANDARD, found "EXTENDED"'],
            },
            "whatever version is new": {
                change: { version: undefined },
                findings: ["version: expected a version of Kubernetes such as 1.36, found nothing"],
            },
        },
        unknown: ["upgradePolicy.supportType", "version"],
    });

    describeRule(eksDeletionProtection, {
        compliant: { "a protected cluster": cluster },
        broken: {
            "the default, which is none": {
                change: { deletionProtection: undefined },
                findings: ["deletionProtection: expected true, found nothing"],
            },
        },
        unknown: ["deletionProtection"],
    });
});
