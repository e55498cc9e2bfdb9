import type { Unwrap } from "@pulumi/pulumi";
import type { FileSystemArgs } from "@pulumi/aws/efs/fileSystem";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

const fileSystem = "aws:efs/fileSystem:FileSystem";

/** EFS encrypts nothing by default. */
export const efsEncrypted: ResourceRule<Unwrap<FileSystemArgs>> = {
    name: "efs-encrypted",
    title: "Files in EFS are encrypted at rest",
    why: "Whoever gets hold of a disk or a backup reads the files. It can't be encrypted later.",
    mend: "Set `encrypted: true`; EfsFileStorage always does.",
    severity: "high",
    references: [{ id: "CKV_AWS_42" }],
    types: [fileSystem],
    guards: [{ type: fileSystem, property: "encrypted" }],
    scope: "resource",
    *check({ properties: { encrypted } }) {
        yield* expectOneOf("encrypted", encrypted, true);
    },
};
