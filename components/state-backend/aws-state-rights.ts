import * as pulumi from "@pulumi/pulumi";

import type { AwsPolicyStatement } from "../workload-identity/aws-policies";
import { placeOf } from "./state-backend";

/** The state of stacks on AWS: an `AwsStateBackend`, or the ARNs of another. */
export interface AwsStateReference {
    /** ARN of the bucket. */
    readonly bucketArn: pulumi.Input<string>;
    /** ARN of the key that encrypts the bucket. */
    readonly bucketKeyArn: pulumi.Input<string>;
}

/** What Pulumi needs to read the state of one stack. */
export function readStateStatements(
    { bucketArn, bucketKeyArn }: AwsStateReference,
    stack: string,
): AwsPolicyStatement[] {
    const place = placeOf(stack);
    return [
        {
            actions: ["s3:ListBucket"],
            resources: [bucketArn],
            conditions: [{ test: "StringLike", variable: "s3:prefix", values: [`${place}/*`] }],
        },
        { actions: ["s3:GetObject"], resources: [pulumi.interpolate`${bucketArn}/${place}/*`] },
        { actions: ["kms:Decrypt"], resources: [bucketKeyArn] },
    ];
}

/** What Pulumi needs besides, to write it and its locks. No version of it can be deleted for good. */
export function writeStateStatements(
    { bucketArn, bucketKeyArn }: AwsStateReference,
    stack: string,
): AwsPolicyStatement[] {
    return [
        {
            actions: ["s3:PutObject", "s3:DeleteObject"],
            resources: [pulumi.interpolate`${bucketArn}/${placeOf(stack)}/*`],
        },
        { actions: ["kms:GenerateDataKey"], resources: [bucketKeyArn] },
    ];
}
