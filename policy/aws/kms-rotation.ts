import type { Unwrap } from "@pulumi/pulumi";
import type { KeyArgs } from "@pulumi/aws/kms/key";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

const key = "aws:kms/key:Key";

/** KMS keeps the old material, so nothing has to be encrypted anew. */
export const kmsRotation: ResourceRule<Unwrap<KeyArgs>> = {
    name: "kms-rotation",
    title: "KMS changes its keys by itself",
    why: "The longer a key is used, the more is lost with it.",
    mend: "Set `enableKeyRotation: true`. Keys that sign, and those of an own key store, can't be rotated, and are not asked to.",
    severity: "medium",
    references: [{ id: "CKV_AWS_7" }],
    types: [key],
    guards: [{ type: key, property: "enableKeyRotation" }],
    scope: "resource",
    *check({ properties: { customerMasterKeySpec = "SYMMETRIC_DEFAULT", customKeyStoreId, enableKeyRotation } }) {
        if (customerMasterKeySpec === "SYMMETRIC_DEFAULT" && customKeyStoreId === undefined) {
            yield* expectOneOf("enableKeyRotation", enableKeyRotation, true);
        }
    },
};
