import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryArgs } from "@pulumi/aws/ecr/repository";

import type { ResourceRule } from "../rule";

const repository = "aws:ecr/repository:Repository";

/** The default is AES256, with keys that nobody can watch. */
export const ecrKms: ResourceRule<Unwrap<RepositoryArgs>> = {
    name: "ecr-kms",
    title: "ECR encrypts with KMS",
    why: "Only the use of a KMS key is written down, and only with one can access be withdrawn. It can't be changed later.",
    mend: "Set `encryptionConfigurations` to one with `encryptionType: KMS`; EcrRegistry always does.",
    severity: "low",
    references: [{ id: "CKV_AWS_136" }],
    types: [repository],
    guards: [
        { type: repository, property: "encryptionConfigurations" },
        { type: repository, property: "encryptionConfigurations[*].encryptionType" },
    ],
    scope: "resource",
    *check({ properties: { encryptionConfigurations = [] } }) {
        const found = encryptionConfigurations[0]?.encryptionType;
        if (found !== "KMS" && found !== "KMS_DSSE") {
            yield { property: "encryptionConfigurations[0].encryptionType", expected: "KMS or KMS_DSSE", found };
        }
    },
};
