import { check, isGiven, isJson, lengthBetween, oneOf } from "../../bridged/checks";
import { addressIn, blockOf } from "../../simulation/cidr";
import type { TypeRules } from "../../simulation/package";
import { failIf } from "../../simulation/parts";
import { textOf } from "../../simulation/values";
import { refused } from "../errors";
import { zoneIdOf } from "../functions/zones";
import { arnOf, partId } from "../identity";
import { known } from "../lookup";
import { placeOf } from "../place";

const target = "aws:efs/mountTarget:MountTarget";
const subnet = "aws:ec2/subnet:Subnet";

/** Sources: `internal/service/efs` of terraform-provider-aws, and the errors of the EFS API. */
export const efsTypes: Readonly<Record<string, TypeRules>> = {
    "aws:efs/fileSystem:FileSystem": {
        check: (inputs) => [
            ...check({
                creationToken: lengthBetween(0, 64),
                performanceMode: oneOf("generalPurpose", "maxIO"),
                throughputMode: oneOf("bursting", "provisioned", "elastic"),
            })(inputs),
            ...failIf(
                inputs.throughputMode === "provisioned" && !isGiven(inputs, "provisionedThroughputInMibps"),
                'provisioned_throughput_in_mibps is required when throughput_mode is "provisioned"',
            ),
            ...failIf(
                isGiven(inputs, "kmsKeyId") && inputs.encrypted === false,
                "encrypted must be set to true when kms_key_id is specified",
            ),
        ],
        outputs: ({ id, inputs }, { config }) => {
            const { region, dnsSuffix } = placeOf(inputs, config);
            return {
                availabilityZoneId: "",
                dnsName: `${id}.efs.${region}.${dnsSuffix}`,
                encrypted: inputs.encrypted ?? false,
                name: "",
                numberOfMountTargets: 0,
                performanceMode: inputs.performanceMode ?? "generalPurpose",
                sizeInBytes: [{ value: 6144, valueInIa: 0, valueInStandard: 6144 }],
                throughputMode: inputs.throughputMode ?? "bursting",
            };
        },
    },
    [target]: {
        beforeCreate: ({ id, inputs }, context) => {
            const zoneOf = (subnetId: unknown) =>
                typeof subnetId === "string" ? known(context, subnet, subnetId)?.outputs.availabilityZone : undefined;
            const zone = zoneOf(inputs.subnetId);
            const other = context.cloud.find(
                target,
                (beside) =>
                    beside.id !== id &&
                    beside.inputs.fileSystemId === inputs.fileSystemId &&
                    zone !== undefined &&
                    zoneOf(beside.inputs.subnetId) === zone,
            );
            if (other !== undefined) {
                throw refused(`creating EFS Mount Target (${textOf(inputs, "fileSystemId") ?? ""})`, {
                    service: "EFS",
                    operation: "CreateMountTarget",
                    status: 409,
                    code: "MountTargetConflict",
                    message: "mount target already exists in this AZ",
                });
            }
        },
        outputs: ({ id, inputs }, context) => {
            const { region, dnsSuffix } = placeOf(inputs, context.config);
            const place = known(context, subnet, inputs.subnetId)?.outputs ?? {};
            const zone = textOf(place, "availabilityZone") ?? `${region}a`;
            const block = blockOf(textOf(place, "cidrBlock") ?? "") ?? blockOf("10.0.0.0/24");
            const fileSystem = textOf(inputs, "fileSystemId") ?? "";
            return {
                availabilityZoneId: zoneIdOf(zone),
                availabilityZoneName: zone,
                dnsName: `${fileSystem}.efs.${region}.${dnsSuffix}`,
                fileSystemArn: fileSystemArn(inputs, context) ?? "",
                ipAddress: inputs.ipAddress ?? (block === undefined ? "" : addressIn(block, 10)),
                ipAddressType: inputs.ipAddressType ?? "IPV4_ONLY",
                mountTargetDnsName: `${zone}.${fileSystem}.efs.${region}.${dnsSuffix}`,
                networkInterfaceId: `eni-${partId(id, "eni")}`,
                securityGroups: inputs.securityGroups ?? [],
            };
        },
    },
    "aws:efs/accessPoint:AccessPoint": {
        outputs: ({ inputs }, context) => ({
            fileSystemArn: fileSystemArn(inputs, context) ?? "",
            rootDirectory: inputs.rootDirectory ?? { path: "/" },
        }),
    },
    "aws:efs/fileSystemPolicy:FileSystemPolicy": { check: check({ policy: isJson }) },
};

function fileSystemArn(inputs: Parameters<typeof placeOf>[0], { config }: { config: Parameters<typeof placeOf>[1] }) {
    const id = inputs.fileSystemId ?? "";
    return arnOf("efs/fileSystem:FileSystem", placeOf(inputs, config), { id }, "");
}
