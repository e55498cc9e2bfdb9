import { ebsEncrypted } from "../../../policy/aws/ebs-encrypted";
import { ec2DisksEncrypted } from "../../../policy/aws/ec2-disks-encrypted";
import { ec2Metadata } from "../../../policy/aws/ec2-metadata";
import { ec2NoSsh } from "../../../policy/aws/ec2-no-ssh";
import { ec2PublicAddresses } from "../../../policy/aws/ec2-public-addresses";
import { ec2UserData } from "../../../policy/aws/ec2-user-data";
import { describeRule } from "../rule-cases";

const template = {
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeSize: 64 } }],
    networkInterfaces: [{ associatePublicIpAddress: "false" }],
};

const instance = { ami: "ami-1", associatePublicIpAddress: false, rootBlockDevice: { encrypted: true } };

describe("rules on machines of AWS", () => {
    describeRule(ec2Metadata, {
        compliant: {
            "IMDSv2 for the machine itself": template,
            "no metadata": { metadataOptions: { httpEndpoint: "disabled" } },
        },
        broken: {
            "version 1": {
                change: { "metadataOptions.httpTokens": "optional" },
                findings: ['metadataOptions.httpTokens: expected required, found "optional"'],
            },
            "pods as well": {
                change: { "metadataOptions.httpPutResponseHopLimit": 2 },
                findings: ["metadataOptions.httpPutResponseHopLimit: expected 1, found 2"],
            },
            "what the image says": {
                change: { metadataOptions: undefined },
                findings: [
                    "metadataOptions.httpTokens: expected required, found nothing",
                    "metadataOptions.httpPutResponseHopLimit: expected 1, found nothing",
                ],
            },
        },
        unknown: ["metadataOptions.httpEndpoint", "metadataOptions.httpTokens"],
    });

    describeRule(ec2DisksEncrypted, {
        compliant: {
            "an encrypted disk": template,
            "a disk that is left out": {
                blockDeviceMappings: [
                    ...template.blockDeviceMappings,
                    { deviceName: "/dev/sdb", noDevice: "" },
                    { deviceName: "/dev/sdc", virtualName: "ephemeral0" },
                ],
            },
        },
        broken: {
            "a plain disk": {
                change: { "blockDeviceMappings[0].ebs.encrypted": "false" },
                findings: ['blockDeviceMappings[0].ebs.encrypted: expected true, found "false"'],
            },
            "a disk that says nothing": {
                change: { "blockDeviceMappings[0].ebs": undefined },
                findings: ["blockDeviceMappings[0].ebs.encrypted: expected true, found nothing"],
            },
            "the image's disks": {
                change: { blockDeviceMappings: undefined },
                findings: ["blockDeviceMappings: expected the machine's disks, encrypted, found nothing"],
            },
        },
        unknown: ["blockDeviceMappings", "blockDeviceMappings[0].ebs.encrypted"],
    });

    const machine = "aws:ec2/instance:Instance";
    const nodeConfig = "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  cluster: { name: dev }\n";
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    describeRule(ec2UserData, {
        compliant: {
            "how a node joins its cluster": { userData: base64(nodeConfig) },
            "a machine's script": { properties: { userData: "#!/bin/sh\nmount /data\n" }, type: machine },
            "a machine's script in Base64": { properties: { userDataBase64: base64(nodeConfig) }, type: machine },
            "no script": {},
        },
        broken: {
            "a password in a template": {
                change: { userData: base64("#!/bin/sh\nexport DB_PASSWORD=hunter2\n") },
                findings: ['userData: expected no secret, found "a secret among other text"'],
            },
            "an access key in a machine's script": {
                of: "a machine's script",
                change: { userData: "aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE" },
                findings: ['userData: expected no secret, found "an access key of AWS"'],
            },
            "a private key in Base64": {
                of: "a machine's script in Base64",
                change: { userDataBase64: base64("-----BEGIN EC PRIVATE KEY-----") },
                findings: ['userDataBase64: expected no secret, found "a private key"'],
            },
        },
        unknown: ["userData"],
    });

    describeRule(ebsEncrypted, {
        compliant: {
            "an encrypted volume": { properties: { encrypted: true }, type: "aws:ebs/volume:Volume" },
            "a machine with encrypted disks": {
                properties: { ...instance, ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }] },
                type: "aws:ec2/instance:Instance",
            },
        },
        broken: {
            "a plain volume": {
                change: { encrypted: undefined },
                findings: ["encrypted: expected true, found nothing"],
            },
            "a machine's plain disks": {
                of: "a machine with encrypted disks",
                change: { rootBlockDevice: undefined, "ebsBlockDevices[0].encrypted": false },
                findings: [
                    "rootBlockDevice.encrypted: expected true, found nothing",
                    "ebsBlockDevices[0].encrypted: expected true, found false",
                ],
            },
        },
        unknown: ["encrypted"],
    });

    describeRule(ec2PublicAddresses, {
        compliant: {
            "a machine inside": instance,
            "what the subnet says": {},
            "a template for machines inside": template,
        },
        broken: {
            "a machine outside": {
                change: { associatePublicIpAddress: true },
                findings: ["associatePublicIpAddress: expected false, found true"],
            },
            "a template for machines outside": {
                of: "a template for machines inside",
                change: { "networkInterfaces[0].associatePublicIpAddress": "true" },
                findings: ['networkInterfaces[0].associatePublicIpAddress: expected false, found "true"'],
            },
        },
        unknown: ["associatePublicIpAddress"],
    });

    describeRule(ec2NoSsh, {
        compliant: { "no key": { keyName: "" }, "a node group without": {} },
        broken: {
            "a key": { change: { keyName: "ops" }, findings: ['keyName: expected no key, found "ops"'] },
            "nodes for everybody": {
                change: { remoteAccess: { ec2SshKey: "ops" } },
                findings: ['remoteAccess: expected nothing, found {"ec2SshKey":"ops"}'],
            },
        },
        unknown: ["keyName"],
    });
});
