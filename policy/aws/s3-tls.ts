import type { Unwrap } from "@pulumi/pulumi";
import type { BucketPolicyState } from "@pulumi/aws/s3/bucketPolicy";

import type { StackRule } from "../rule";
import { buckets, type Bucket } from "./s3-buckets";
import { refusesPlaintext } from "./secure-transport";

const bucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";

/** S3 answers over HTTP as well, unless told otherwise. */
export const s3Tls: StackRule<Bucket> = {
    name: "s3-tls",
    title: "S3 buckets refuse clients without TLS",
    why: "Without it, objects are read and changed by whoever is on the way.",
    mend: "Add a BucketPolicy that denies everybody s3:* where aws:SecureTransport is false.",
    severity: "medium",
    references: [],
    types: buckets,
    guards: [
        { type: bucketPolicy, property: "bucket" },
        { type: bucketPolicy, property: "policy", absent: "refused", worse: ['{"Statement":[]}'] },
    ],
    scope: "stack",
    *check({ properties }, stack) {
        const policies = stack
            .ofType<Unwrap<BucketPolicyState>>(bucketPolicy)
            .filter((policy) => policy.properties.bucket === properties.bucket);
        if (!policies.some((policy) => refusesPlaintext(policy.properties.policy, "s3:GetObject"))) {
            const found = policies.length === 0 ? undefined : "one that does not";
            yield { property: "", expected: "a BucketPolicy that refuses clients without TLS", found };
        }
    },
};
