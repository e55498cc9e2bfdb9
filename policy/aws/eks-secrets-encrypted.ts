import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/eks/cluster";

import type { ResourceRule } from "../rule";
import { eksCluster } from "./eks-cluster";

/** A key of one's own can be watched in CloudTrail, and withdrawn. */
export const eksSecretsEncrypted: ResourceRule<Unwrap<ClusterArgs>> = {
    name: "eks-secrets-encrypted",
    title: "Kubernetes secrets are encrypted with a key of the account",
    why: "Only a key of one's own shows who decrypted secrets, and can be withdrawn.",
    mend: "Set `encryptionConfig` with `provider.keyArn` and `resources: [secrets]`; EksCluster always does.",
    severity: "high",
    development: "costs money",
    references: [{ id: "CKV_AWS_58" }],
    types: [eksCluster],
    guards: [
        { type: eksCluster, property: "encryptionConfig" },
        { type: eksCluster, property: "encryptionConfig.resources" },
        { type: eksCluster, property: "encryptionConfig.resources[*]" },
        { type: eksCluster, property: "encryptionConfig.provider.keyArn" },
    ],
    scope: "resource",
    *check({ properties: { encryptionConfig } }) {
        const resources = encryptionConfig?.resources;
        if (!resources?.includes("secrets")) {
            yield { property: "encryptionConfig.resources", expected: "secrets among them", found: resources };
        }
        const keyArn = encryptionConfig?.provider.keyArn;
        if (!keyArn?.startsWith("arn:")) {
            yield { property: "encryptionConfig.provider.keyArn", expected: "the ARN of a KMS key", found: keyArn };
        }
    },
};
