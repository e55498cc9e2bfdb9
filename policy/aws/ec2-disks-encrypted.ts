import type { Unwrap } from "@pulumi/pulumi";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";

import type { ResourceRule } from "../rule";

const launchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";

/** A disk that a template does not mention is as its image says. */
export const ec2DisksEncrypted: ResourceRule<Unwrap<LaunchTemplateArgs>> = {
    name: "ec2-disks-encrypted",
    title: "The disks of machines from launch templates are encrypted",
    why: "Images, secrets and logs of pods lie on the disks of nodes, and in snapshots of them.",
    mend: 'Name the disks in `blockDeviceMappings`, each with `ebs: { encrypted: "true" }`; EksCluster does.',
    severity: "high",
    references: [{ id: "CKV_AWS_3" }, { id: "CKV_AWS_8" }],
    types: [launchTemplate],
    guards: [
        { type: launchTemplate, property: "blockDeviceMappings" },
        { type: launchTemplate, property: "blockDeviceMappings[*].ebs" },
        { type: launchTemplate, property: "blockDeviceMappings[*].ebs.encrypted" },
    ],
    scope: "resource",
    *check({ properties: { blockDeviceMappings = [] } }) {
        if (blockDeviceMappings.length === 0) {
            yield { property: "blockDeviceMappings", expected: "the machine's disks, encrypted", found: undefined };
        }
        for (const [index, { ebs, noDevice, virtualName }] of blockDeviceMappings.entries()) {
            const leavesOut = ebs === undefined && (noDevice !== undefined || virtualName !== undefined);
            if (!leavesOut && ebs?.encrypted !== "true") {
                const property = `blockDeviceMappings[${index}].ebs.encrypted`;
                yield { property, expected: "true", found: ebs?.encrypted };
            }
        }
    },
};
