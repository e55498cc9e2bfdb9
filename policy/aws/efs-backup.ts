import type { Unwrap } from "@pulumi/pulumi";
import type { BackupPolicyState } from "@pulumi/aws/efs/backupPolicy";
import type { FileSystemState } from "@pulumi/aws/efs/fileSystem";

import type { StackRule } from "../rule";
import { idOf } from "./arns";

const backupPolicy = "aws:efs/backupPolicy:BackupPolicy";

/** EFS itself keeps one copy only, the current one. */
export const efsBackup: StackRule<Unwrap<FileSystemState>> = {
    name: "efs-backup",
    title: "Files in EFS are backed up",
    why: "What an application deletes or overwrites by mistake is gone.",
    mend: "Leave `backup` of the EfsFileStorage out, or add a BackupPolicy with `status: ENABLED`.",
    severity: "medium",
    development: "costs money",
    references: [],
    types: ["aws:efs/fileSystem:FileSystem"],
    guards: [
        { type: backupPolicy, property: "backupPolicy.status" },
        { type: backupPolicy, property: "fileSystemId" },
    ],
    scope: "stack",
    *check({ properties }, stack) {
        const policies = stack
            .ofType<Unwrap<BackupPolicyState>>(backupPolicy)
            .filter((policy) => policy.properties.fileSystemId === idOf(properties.arn ?? ""))
            .map((policy) => policy.properties.backupPolicy?.status);
        if (!policies.includes("ENABLED")) {
            yield { property: "", expected: "a BackupPolicy of this file system, ENABLED", found: policies[0] };
        }
    },
};
