import type { Unwrap } from "@pulumi/pulumi";
import type { BucketPublicAccessBlockState } from "@pulumi/aws/s3/bucketPublicAccessBlock";

import type { StackRule } from "../rule";
import { buckets, type Bucket } from "./s3-buckets";

const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** Whatever a policy or an object's own list says later. */
export const s3PublicAccess: StackRule<Bucket> = {
    name: "s3-public-access",
    title: "S3 buckets can't become public",
    why: "One wrong line in a policy, or one upload with a public list, shows the data to everybody.",
    mend: `Add a BucketPublicAccessBlock with ${switches.join(", ")}, all true.`,
    severity: "critical",
    references: [
        { id: "CKV2_AWS_6" },
        { id: "CKV_AWS_53" },
        { id: "CKV_AWS_54" },
        { id: "CKV_AWS_55" },
        { id: "CKV_AWS_56" },
    ],
    types: buckets,
    guards: [{ type: block, property: "bucket" }, ...switches.map((property) => ({ type: block, property }))],
    scope: "stack",
    *check({ properties }, stack) {
        const own = stack
            .ofType<Unwrap<BucketPublicAccessBlockState>>(block)
            .find((other) => other.properties.bucket === properties.bucket);
        const open = switches.filter((property) => own?.properties[property] !== true);
        if (open.length > 0) {
            const found = own === undefined ? undefined : `one without ${open.join(", ")}`;
            yield { property: "", expected: "a BucketPublicAccessBlock that blocks everything", found };
        }
    },
};
