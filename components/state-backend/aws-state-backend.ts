import * as pulumi from "@pulumi/pulumi";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Key } from "@pulumi/aws/kms/key";
import { Bucket } from "@pulumi/aws/s3/bucket";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning";

import { rejectFaults, type Fault } from "../shared/arguments";
import { matches, wholeNumber } from "../shared/argument-rules";
import { namedTags } from "../shared/aws-tags";
import { placeOf, stackFaults, type StateBackend } from "./state-backend";

export interface AwsStateBackendArgs {
    /** The stacks whose state is kept, each in a folder of its own. */
    readonly stacks: string[];
    /**
     * Beginning of the bucket's name, to which AWS's provider adds digits. A change replaces the bucket.
     * @default the component's name
     */
    readonly bucketPrefix?: string;
    /**
     * Days that deleted and overwritten state can be had back, 7 to 365.
     * @default 90
     */
    readonly retentionDays?: number;
    /**
     * Tags of bucket and key.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the state, and S3 to delete the bucket while there is state in it.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * A bucket for the state of stacks: with versions, encrypted by a key of its own, closed to the public and to clients without
 * TLS. `stateStatements` gives rights on one stack's state.
 */
export class AwsStateBackend extends pulumi.ComponentResource implements StateBackend {
    /** What `pulumi login` takes for each stack, by its name. */
    readonly backendUrls: pulumi.Output<Record<string, string>>;
    /** ARN of the bucket. */
    readonly bucketArn: pulumi.Output<string>;
    /** ARN of the key that encrypts the bucket. */
    readonly bucketKeyArn: pulumi.Output<string>;

    constructor(name: string, args: AwsStateBackendArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsStateBackend", name, awsStateBackendFaults(name, args));
        super("fairlead:index:AwsStateBackend", name, {}, opts);

        const protect = args.protect ?? true;
        const key = new Key(
            name,
            { description: "Encrypts the state of stacks", enableKeyRotation: true, tags: namedTags(name, args.tags) },
            { parent: this, protect },
        );
        const bucket = new Bucket(
            name,
            {
                bucketPrefix: `${args.bucketPrefix ?? name}-`,
                forceDestroy: !protect,
                tags: namedTags(name, args.tags),
            },
            { parent: this, protect },
        );
        this.close(name, bucket);
        this.encrypt(name, bucket, key);
        this.keepVersions(name, bucket, args.retentionDays ?? 90);

        const { region } = getRegionOutput({}, { parent: this });
        this.backendUrls = pulumi.all(
            Object.fromEntries(
                args.stacks.map((stack) => [
                    stack,
                    pulumi.interpolate`s3://${bucket.bucket}/${placeOf(stack)}?region=${region}`,
                ]),
            ),
        );
        this.bucketArn = bucket.arn;
        this.bucketKeyArn = key.arn;
        this.registerOutputs({
            backendUrls: this.backendUrls,
            bucketArn: this.bucketArn,
            bucketKeyArn: this.bucketKeyArn,
        });
    }

    private close(name: string, { bucket, arn }: Bucket): void {
        const closed = new BucketPublicAccessBlock(
            name,
            {
                bucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            { parent: this },
        );
        new BucketOwnershipControls(
            name,
            { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
            { parent: this },
        );
        // S3 refuses two changes of a bucket's access at once.
        new BucketPolicy(name, { bucket, policy: arn.apply(tlsPolicy) }, { parent: this, dependsOn: closed });
    }

    private encrypt(name: string, { bucket }: Bucket, key: Key): void {
        new BucketServerSideEncryptionConfiguration(
            name,
            {
                bucket,
                rules: [
                    {
                        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
                        bucketKeyEnabled: true,
                    },
                ],
            },
            { parent: this },
        );
    }

    private keepVersions(name: string, { bucket }: Bucket, noncurrentDays: number): void {
        const versioning = new BucketVersioning(
            name,
            { bucket, versioningConfiguration: { status: "Enabled" } },
            { parent: this },
        );
        // State holds secrets, if encrypted: what is old is not kept for ever.
        new BucketLifecycleConfiguration(
            name,
            {
                bucket,
                rules: [
                    {
                        id: "drop-old-versions",
                        status: "Enabled",
                        filter: { prefix: "" },
                        noncurrentVersionExpiration: { noncurrentDays },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                    },
                ],
            },
            { parent: this, dependsOn: versioning },
        );
    }
}

/** Refuses everybody who does not speak TLS. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
function tlsPolicy(bucketArn: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "ByTlsOnly",
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: [bucketArn, `${bucketArn}/*`],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ],
    });
}

/** What is wrong with the arguments, before anything is created. */
export function awsStateBackendFaults(
    name: string,
    { stacks, bucketPrefix, retentionDays }: Pick<AwsStateBackendArgs, "stacks" | "bucketPrefix" | "retentionDays">,
): Fault[] {
    return [
        ...stackFaults(stacks),
        ...matches(
            bucketPrefix === undefined ? "name" : "bucketPrefix",
            bucketPrefix ?? name,
            // The provider adds a hyphen and 26 digits, and S3 takes 63 characters.
            /^(?=.{1,36}$)[a-z0-9]+(-[a-z0-9]+)*$/,
            "at most 36 lower-case letters, digits and single hyphens, which the bucket's name begins with",
            "choose such a one",
        ),
        ...wholeNumber("retentionDays", retentionDays, 7, 365, "days"),
    ];
}
