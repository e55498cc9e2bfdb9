import type { Unwrap } from "@pulumi/pulumi";
import type { BucketVersioningState } from "@pulumi/aws/s3/bucketVersioning";

import type { StackRule } from "../rule";
import { buckets, type Bucket } from "./s3-buckets";

/** The SDK marks the bucket's own setting as deprecated, but it still has its effect. */
interface Properties extends Pick<Bucket, "bucket"> {
    readonly versioning?: { readonly enabled?: boolean };
}

const versioning = "aws:s3/bucketVersioning:BucketVersioning";

/** A version is deleted by name only, which programs hardly ever do. */
export const s3Versioning: StackRule<Properties> = {
    name: "s3-versioning",
    title: "S3 buckets keep what was overwritten or deleted",
    why: "One wrong command, or one stolen credential, deletes data for ever.",
    mend: "Add a BucketVersioning with `versioningConfiguration: { status: Enabled }`.",
    severity: "medium",
    development: "costs money",
    references: [{ id: "CKV_AWS_21" }],
    types: buckets,
    guards: [
        { type: versioning, property: "bucket" },
        { type: versioning, property: "versioningConfiguration.status" },
    ],
    scope: "stack",
    *check({ properties }, stack) {
        const status = stack
            .ofType<Unwrap<BucketVersioningState>>(versioning)
            .find((other) => other.properties.bucket === properties.bucket)?.properties.versioningConfiguration?.status;
        if (status !== "Enabled" && properties.versioning?.enabled !== true) {
            yield { property: "", expected: "a BucketVersioning of this bucket, Enabled", found: status };
        }
    },
};
