import type { Unwrap } from "@pulumi/pulumi";
import type { KeyArgs } from "@pulumi/aws/kms/key";

import { expectAtLeast } from "../expect";
import type { ResourceRule } from "../rule";

const key = "aws:kms/key:Key";

/** A key that is gone takes along everything that was encrypted with it. */
export const kmsDeletionWindow: ResourceRule<Unwrap<KeyArgs>> = {
    name: "kms-deletion-window",
    title: "A deleted KMS key can be brought back for 30 days",
    why: "What was encrypted with the key is lost for ever, and it may take weeks until somebody asks for it.",
    mend: "Leave `deletionWindowInDays` out, or set it to 30.",
    severity: "medium",
    development: "hinders work",
    references: [],
    types: [key, "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"],
    guards: [{ type: key, property: "deletionWindowInDays", absent: "safe" }],
    scope: "resource",
    *check({ properties: { deletionWindowInDays } }) {
        // 30 by default, and at most
        if (deletionWindowInDays !== undefined) {
            yield* expectAtLeast("deletionWindowInDays", deletionWindowInDays, 30);
        }
    },
};
