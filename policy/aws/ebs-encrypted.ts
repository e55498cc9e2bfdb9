import type { Unwrap } from "@pulumi/pulumi";
import type { VolumeArgs } from "@pulumi/aws/ebs/volume";
import type { InstanceArgs } from "@pulumi/aws/ec2/instance";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

type Properties = Partial<
    Pick<Unwrap<VolumeArgs>, "encrypted"> & Pick<Unwrap<InstanceArgs>, "rootBlockDevice" | "ebsBlockDevices">
>;

/** Disks of single machines, and disks without one. */
export const ebsEncrypted: ResourceRule<Properties> = {
    name: "ebs-encrypted",
    title: "Disks are encrypted",
    why: "Whoever gets hold of a disk or a snapshot reads everything that was ever written to it.",
    mend: "Set `encrypted: true`, on an Instance for its `rootBlockDevice` and each of `ebsBlockDevices`.",
    severity: "high",
    references: [{ id: "CKV_AWS_3" }, { id: "CKV_AWS_8" }],
    types: ["aws:ebs/volume:Volume", "aws:ec2/instance:Instance"],
    guards: [
        { type: "aws:ebs/volume:Volume", property: "encrypted" },
        { type: "aws:ec2/instance:Instance", property: "rootBlockDevice.encrypted" },
    ],
    scope: "resource",
    *check({ type, properties: { encrypted, rootBlockDevice, ebsBlockDevices = [] } }) {
        if (type === "aws:ebs/volume:Volume") {
            yield* expectOneOf("encrypted", encrypted, true);
            return;
        }
        yield* expectOneOf("rootBlockDevice.encrypted", rootBlockDevice?.encrypted, true);
        for (const [index, { encrypted: found }] of ebsBlockDevices.entries()) {
            yield* expectOneOf(`ebsBlockDevices[${index}].encrypted`, found, true);
        }
    },
};
