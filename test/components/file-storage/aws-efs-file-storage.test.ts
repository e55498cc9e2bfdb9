import assert from "node:assert/strict";

import type { EfsFileStorageArgs } from "@fairlead/components/file-storage/aws-efs-args";
import { EfsFileStorage } from "@fairlead/components/file-storage/aws-efs-file-storage";
import { fileSystemPolicy } from "@fairlead/components/file-storage/aws-efs-policy";

import { awsNetworkReference, build, eksReference } from "../cloud";
import { assertFaults } from "../faults";
import { fileStorageContract } from "./contract";

const args: EfsFileStorageArgs = {
    cluster: eksReference,
    network: awsNetworkReference,
    clusterSecurityGroupId: "sg-cluster",
};

describe("EfsFileStorage", () => {
    fileStorageContract((name) => new EfsFileStorage(name, args));

    it("encrypts the files and keeps copies", async () => {
        const { one } = await build(() => new EfsFileStorage("files", args));
        const { encrypted, kmsKeyId } = one("aws:efs/fileSystem:FileSystem").inputs;
        assert.equal(encrypted, true);
        assert.equal(kmsKeyId, undefined);
        assert.deepEqual(one("aws:efs/backupPolicy:BackupPolicy").inputs.backupPolicy, { status: "ENABLED" });
    });

    it("lets the cluster reach the files in each zone, and nobody else", async () => {
        const { all, one } = await build(() => new EfsFileStorage("files", args));
        const subnets = all("aws:efs/mountTarget:MountTarget").map(({ inputs }) => inputs.subnetId);
        assert.deepEqual(subnets, awsNetworkReference.privateSubnetIds);
        const { ingress, egress } = one("aws:ec2/securityGroup:SecurityGroup").inputs;
        assert.deepEqual([ingress, egress], [undefined, undefined]);
        const { inputs } = one("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
        assert.equal(inputs.referencedSecurityGroupId, "sg-cluster");
        assert.deepEqual([inputs.ipProtocol, inputs.fromPort, inputs.toPort], ["tcp", 2049, 2049]);
        assert.equal(inputs.cidrIpv4, undefined);
    });

    it("takes TLS and access points only, so that no claim sees the files of another", () => {
        const arn = "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1";
        const [allows, denies] = fileSystemPolicy(arn).Statement;
        assert.deepEqual(allows?.Action, ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]);
        assert.deepEqual(allows.Condition.ArnLike, {
            "elasticfilesystem:AccessPointArn": "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/*",
        });
        assert.equal(denies?.Effect, "Deny");
        assert.deepEqual(denies.Condition, { Bool: { "aws:SecureTransport": "false" } });
    });

    it("gives each claim a directory of its own", async () => {
        const { one } = await build(() => new EfsFileStorage("files", { ...args, storageClassName: "shared" }));
        const { inputs } = one("kubernetes:storage.k8s.io/v1:StorageClass");
        assert.equal(inputs.provisioner, "efs.csi.aws.com");
        assert.deepEqual(inputs.metadata, { name: "shared" });
        const { provisioningMode, directoryPerms } = inputs.parameters as Record<string, string>;
        assert.deepEqual([provisioningMode, directoryPerms], ["efs-ap", "0700"]);
    });

    it("brings the driver with its rights, or leaves it to another instance", async () => {
        const first = await build(() => new EfsFileStorage("files", args));
        const { inputs } = first.one("aws:eks/addon:Addon");
        assert.equal(inputs.addonName, "aws-efs-csi-driver");
        assert.equal(inputs.addonVersion, "v3.4.1-eksbuild.1");
        const [association] = inputs.podIdentityAssociations as { serviceAccount: string }[];
        assert.equal(association?.serviceAccount, "efs-csi-controller-sa");
        const second = await build(() => new EfsFileStorage("more", { ...args, installDriver: false }));
        assert.deepEqual(second.all("aws:eks/addon:Addon"), []);
        assert.deepEqual(second.all("aws:iam/role:Role"), []);
    });

    it("refuses names that AWS or Kubernetes would refuse", () => {
        const name = "files of all";
        assertFaults(() => new EfsFileStorage(name, args), {
            name: `expected 1 to 40 letters, digits, hyphens and underscores, got "${name}"; choose such a name, or the driver's role gets too long a name for AWS`,
            storageClassName: `expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "${name}"; choose such a name`,
        });
    });
});
