import { efsAccessPoints } from "../../../policy/aws/efs-access-points";
import { efsBackup } from "../../../policy/aws/efs-backup";
import { efsEncrypted } from "../../../policy/aws/efs-encrypted";
import { efsTls } from "../../../policy/aws/efs-tls";
import { s3PublicAccess } from "../../../policy/aws/s3-public-access";
import { s3Tls } from "../../../policy/aws/s3-tls";
import { s3Versioning } from "../../../policy/aws/s3-versioning";
import { describeRule } from "../rule-cases";

const fileSystem = {
    arn: "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1",
    encrypted: true,
};

const backup = (fileSystemId: string, status: string) => ({
    type: "aws:efs/backupPolicy:BackupPolicy",
    properties: { fileSystemId, backupPolicy: { status } },
});

const plaintext = {
    Effect: "Deny",
    Principal: "*",
    Action: "*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const efsPolicy = (fileSystemId: string, statement: object) => ({
    type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
    properties: { fileSystemId, policy: JSON.stringify({ Statement: statement }) },
});

const bucket = { bucket: "data" };
const block = (properties: object) => ({
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    properties: {
        bucket: "data",
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
        ...properties,
    },
});
const bucketPolicy = (statement: object) => ({
    type: "aws:s3/bucketPolicy:BucketPolicy",
    properties: { bucket: "data", policy: { Statement: [statement] } },
});
const versioning = (status: string) => ({
    type: "aws:s3/bucketVersioning:BucketVersioning",
    properties: { bucket: "data", versioningConfiguration: { status } },
});

describe("rules on files of AWS", () => {
    describeRule(efsEncrypted, {
        compliant: { "encrypted files": fileSystem },
        broken: {
            "the default, which is plain": {
                change: { encrypted: undefined },
                findings: ["encrypted: expected true, found nothing"],
            },
        },
        unknown: ["encrypted"],
    });

    describeRule(efsAccessPoints, {
        compliant: {
            "a directory of one user": {
                fileSystemId: "fs-1",
                rootDirectory: { path: "/app" },
                posixUser: { uid: 1000, gid: 1000 },
            },
        },
        broken: {
            "everybody's files": {
                change: { "rootDirectory.path": "/" },
                findings: ['rootDirectory.path: expected a directory below the root, found "/"'],
            },
            "whoever the client says": {
                change: { posixUser: undefined },
                findings: [
                    "posixUser.uid: expected a number that is not root's, found nothing",
                    "posixUser.gid: expected a number that is not root's, found nothing",
                ],
            },
            root: {
                change: { "posixUser.uid": 0 },
                findings: ["posixUser.uid: expected a number that is not root's, found 0"],
            },
        },
        unknown: ["rootDirectory.path", "posixUser.uid"],
    });

    describeRule(efsBackup, {
        compliant: { "a backup": { properties: fileSystem, stack: [backup("fs-1", "ENABLED")] } },
        broken: {
            "no backup": {
                stack: [],
                findings: ["expected a BackupPolicy of this file system, ENABLED, found nothing"],
            },
            "a backup that is off, and one of others": {
                stack: [backup("fs-1", "DISABLED"), backup("fs-2", "ENABLED")],
                findings: ['expected a BackupPolicy of this file system, ENABLED, found "DISABLED"'],
            },
        },
        unknown: ["arn"],
    });

    describeRule(efsTls, {
        compliant: { "a policy": { properties: fileSystem, stack: [efsPolicy("fs-1", plaintext)] } },
        broken: {
            "no policy": {
                stack: [],
                findings: ["expected a FileSystemPolicy that refuses clients without TLS, found nothing"],
            },
            "a policy of others": {
                stack: [efsPolicy("fs-2", plaintext)],
                findings: ["expected a FileSystemPolicy that refuses clients without TLS, found nothing"],
            },
            "a policy that refuses one role": {
                stack: [efsPolicy("fs-1", { ...plaintext, Principal: { AWS: "arn:aws:iam::111122223333:role/a" } })],
                findings: ['expected a FileSystemPolicy that refuses clients without TLS, found "one that does not"'],
            },
            "a policy that refuses TLS": {
                stack: [efsPolicy("fs-1", { ...plaintext, Condition: { Bool: { "aws:SecureTransport": "true" } } })],
                findings: ['expected a FileSystemPolicy that refuses clients without TLS, found "one that does not"'],
            },
        },
        unknown: ["arn"],
    });

    describeRule(s3PublicAccess, {
        compliant: { "a block": { properties: bucket, stack: [block({})] } },
        broken: {
            "no block": {
                stack: [block({ bucket: "other" })],
                findings: ["expected a BucketPublicAccessBlock that blocks everything, found nothing"],
            },
            "half a block": {
                stack: [block({ blockPublicPolicy: false, restrictPublicBuckets: undefined })],
                findings: [
                    "expected a BucketPublicAccessBlock that blocks everything, " +
                        'found "one without blockPublicPolicy, restrictPublicBuckets"',
                ],
            },
        },
        unknown: ["bucket"],
    });

    describeRule(s3Tls, {
        compliant: { "a policy": { properties: bucket, stack: [bucketPolicy(plaintext)] } },
        broken: {
            "no policy": {
                stack: [],
                findings: ["expected a BucketPolicy that refuses clients without TLS, found nothing"],
            },
            "a policy for other actions": {
                stack: [bucketPolicy({ ...plaintext, Action: "s3:PutObject" })],
                findings: ['expected a BucketPolicy that refuses clients without TLS, found "one that does not"'],
            },
            "a policy with another condition besides": {
                stack: [
                    bucketPolicy({
                        ...plaintext,
                        Condition: { ...plaintext.Condition, StringEquals: { "aws:PrincipalAccount": "1" } },
                    }),
                ],
                findings: ['expected a BucketPolicy that refuses clients without TLS, found "one that does not"'],
            },
        },
        unknown: ["bucket"],
    });

    describeRule(s3Versioning, {
        compliant: {
            versions: { properties: bucket, stack: [versioning("Enabled")] },
            "versions by the bucket itself": { bucket: "data", versioning: { enabled: true } },
        },
        broken: {
            "no versions": {
                stack: [],
                findings: ["expected a BucketVersioning of this bucket, Enabled, found nothing"],
            },
            "versions no more": {
                stack: [versioning("Suspended")],
                findings: ['expected a BucketVersioning of this bucket, Enabled, found "Suspended"'],
            },
        },
        unknown: ["bucket"],
    });
});
