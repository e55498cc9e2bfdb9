import type { Unwrap } from "@pulumi/pulumi";
import type { FileSystemState } from "@pulumi/aws/efs/fileSystem";
import type { FileSystemPolicyState } from "@pulumi/aws/efs/fileSystemPolicy";

import type { StackRule } from "../rule";
import { idOf } from "./arns";
import { refusesPlaintext } from "./secure-transport";

const fileSystemPolicy = "aws:efs/fileSystemPolicy:FileSystemPolicy";

/** NFS itself encrypts nothing and believes everybody. */
export const efsTls: StackRule<Unwrap<FileSystemState>> = {
    name: "efs-tls",
    title: "EFS refuses clients without TLS",
    why: "Without it, files are read and changed by whoever is on the way.",
    mend: "Add a FileSystemPolicy that denies everybody where aws:SecureTransport is false; EfsFileStorage does.",
    severity: "medium",
    references: [],
    types: ["aws:efs/fileSystem:FileSystem"],
    guards: [
        { type: fileSystemPolicy, property: "policy", absent: "refused", worse: ['{"Statement":[]}'] },
        { type: fileSystemPolicy, property: "fileSystemId" },
    ],
    scope: "stack",
    *check({ properties }, stack) {
        const policies = stack
            .ofType<Unwrap<FileSystemPolicyState>>(fileSystemPolicy)
            .filter((policy) => policy.properties.fileSystemId === idOf(properties.arn ?? ""));
        if (!policies.some((one) => refusesPlaintext(one.properties.policy, "elasticfilesystem:ClientMount"))) {
            const expected = "a FileSystemPolicy that refuses clients without TLS";
            yield { property: "", expected, found: policies.length === 0 ? undefined : "one that does not" };
        }
    },
};
