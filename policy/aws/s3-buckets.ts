import type { Unwrap } from "@pulumi/pulumi";
import type { BucketState } from "@pulumi/aws/s3/bucket";

/** Buckets have two names in the SDK, of which the second is deprecated. */
export const buckets = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
export type Bucket = Unwrap<BucketState>;
