import * as pulumi from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { BackupPolicy } from "@pulumi/aws/efs/backupPolicy";
import { FileSystem } from "@pulumi/aws/efs/fileSystem";
import { FileSystemPolicy } from "@pulumi/aws/efs/fileSystemPolicy";
import { MountTarget } from "@pulumi/aws/efs/mountTarget";
import type { Addon } from "@pulumi/aws/eks/addon";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import { StorageClass } from "@pulumi/kubernetes/storage/v1/storageClass";

import { createAddon } from "../cluster/eks-addons";
import { rejectFaults } from "../shared/arguments";
import { namedTags } from "../shared/aws-tags";
import { knownAfter } from "../shared/outputs";
import { eksAddons } from "../shared/versions";
import { efsFileStorageFaults, type EfsFileStorageArgs } from "./aws-efs-args";
import { fileSystemPolicy } from "./aws-efs-policy";
import type { FileStorage } from "./file-storage";

/**
 * An encrypted EFS file system for the pods of one cluster, and the storage class that gives each claim a directory of its
 * own in it. Only the cluster reaches it, by TLS, and only by the directories of claims.
 */
export class EfsFileStorage extends pulumi.ComponentResource implements FileStorage {
    /** The storage class that claims with `ReadWriteMany` ask for. It is known once claims can be bound. */
    readonly storageClassName: pulumi.Output<string>;
    /** Id of the file system. */
    readonly fileSystemId: pulumi.Output<string>;

    constructor(name: string, args: EfsFileStorageArgs, opts?: pulumi.ComponentResourceOptions) {
        const { storageClassName = name, installDriver = true } = args;
        rejectFaults("EfsFileStorage", name, efsFileStorageFaults(name, args));
        super("fairlead:index:EfsFileStorage", name, {}, opts);

        const fileSystem = this.createFileSystem(name, args);
        const targets = this.createMountTargets(name, args, fileSystem);
        const storageClass = new StorageClass(
            name,
            {
                metadata: { name: storageClassName },
                provisioner: "efs.csi.aws.com",
                // Each claim gets an access point with a user of its own, whatever user its pods run as.
                parameters: { provisioningMode: "efs-ap", fileSystemId: fileSystem.id, directoryPerms: "0700" },
                // Of the access point; the directory stays in the file system.
                reclaimPolicy: "Delete",
            },
            { parent: this },
        );
        const ready = targets.map(({ fileSystemId }) => fileSystemId);
        if (installDriver) {
            ready.push(this.createDriver(name, args, storageClass).clusterName);
        }

        this.storageClassName = knownAfter(storageClass.metadata.name, ready);
        this.fileSystemId = fileSystem.id;
        this.registerOutputs({ storageClassName: this.storageClassName, fileSystemId: this.fileSystemId });
    }

    /** After the storage class, because that waits for nodes by its provider, and the driver's pods need some. */
    private createDriver(name: string, { cluster, tags }: EfsFileStorageArgs, storageClass: StorageClass): Addon {
        return createAddon(
            name,
            {
                addon: "aws-efs-csi-driver",
                version: eksAddons["aws-efs-csi-driver"],
                cluster,
                rights: { "efs-csi-controller-sa": "service-role/AmazonEFSCSIDriverPolicy" },
                tags,
            },
            { parent: this, dependsOn: storageClass },
        );
    }

    private createFileSystem(name: string, args: EfsFileStorageArgs): FileSystem {
        const fileSystem = new FileSystem(
            name,
            {
                encrypted: true,
                kmsKeyId: args.encryptionKeyArn,
                throughputMode: "elastic",
                // What nobody read for a month costs less, and comes back when somebody does.
                lifecyclePolicies: [
                    { transitionToIa: "AFTER_30_DAYS" },
                    { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
                ],
                tags: namedTags(name, args.tags),
            },
            { parent: this, protect: args.protect ?? true },
        );
        new BackupPolicy(
            name,
            { fileSystemId: fileSystem.id, backupPolicy: { status: (args.backup ?? true) ? "ENABLED" : "DISABLED" } },
            { parent: this },
        );
        return fileSystem;
    }

    /** One a zone, which only the cluster reaches; and only once the policy says how. */
    private createMountTargets(name: string, args: EfsFileStorageArgs, fileSystem: FileSystem): MountTarget[] {
        const { network, clusterSecurityGroupId, tags } = args;
        const policy = new FileSystemPolicy(
            name,
            {
                fileSystemId: fileSystem.id,
                policy: fileSystem.arn.apply((arn) => JSON.stringify(fileSystemPolicy(arn))),
            },
            { parent: this },
        );
        const securityGroup = new SecurityGroup(
            name,
            {
                vpcId: network.vpcId,
                description: `Files of ${name}: reached by the cluster only`,
                tags: namedTags(name, tags),
            },
            { parent: this },
        );
        const rule = new SecurityGroupIngressRule(
            name,
            {
                securityGroupId: securityGroup.id,
                referencedSecurityGroupId: clusterSecurityGroupId,
                ipProtocol: "tcp",
                fromPort: 2049,
                toPort: 2049,
                description: "NFS from nodes and pods of the cluster",
                tags: namedTags(name, tags),
            },
            { parent: this },
        );
        return network.privateSubnetIds.map(
            (subnetId, index) =>
                new MountTarget(
                    `${name}-${index + 1}`,
                    { fileSystemId: fileSystem.id, subnetId, securityGroups: [securityGroup.id] },
                    // A zone has room for one.
                    { parent: this, dependsOn: [policy, rule], deleteBeforeReplace: true },
                ),
        );
    }
}
