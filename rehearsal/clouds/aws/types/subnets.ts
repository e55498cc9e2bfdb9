import { conflicting } from "../../bridged/checks";
import { type Block, addressIn, blockOf, contains, overlap } from "../../simulation/cidr";
import type { Context, Draft, TypeRules } from "../../simulation/package";
import { failIf } from "../../simulation/parts";
import type { CheckFailure } from "../../simulation/provider";
import { type Value, type ValueMap, isUnknown, textOf } from "../../simulation/values";
import { type Refusal, refused } from "../errors";
import { zoneIdOf, zonesOf } from "../functions/zones";
import { known } from "../lookup";
import { placeOf } from "../place";

/** Source: `internal/service/ec2/vpc_subnet.go` of terraform-provider-aws, and the error codes of the EC2 API. */
export const subnetRules: TypeRules = {
    check: (inputs) => [
        ...checkBlock(inputs, "cidrBlock", 16, 28),
        ...conflicting(inputs, "availabilityZone", "availabilityZoneId"),
    ],
    beforeCreate: refuseMisplaced,
    outputs: ({ inputs }, { config }) => {
        const { region } = placeOf(inputs, config);
        const zone = zoneOf(inputs, region);
        return {
            availabilityZone: zone,
            availabilityZoneId: zoneIdOf(zone),
            ipv6CidrBlockAssociationId: "",
            privateDnsHostnameTypeOnLaunch: inputs.privateDnsHostnameTypeOnLaunch ?? "ip-name",
        };
    },
};

export function ec2(operation: string, code: string, message: string): Refusal {
    return { service: "EC2", operation, code, message };
}

/** Source: `verify.IsIPv4CIDRBlockOrIPv6CIDRBlock` and `validation.IsCIDRNetwork`. */
export function checkBlock(inputs: ValueMap, name: string, shortest: number, longest: number): CheckFailure[] {
    const block = textOf(inputs, name);
    const range = blockOf(block ?? "");
    if (block === undefined || isUnknown(block)) {
        return [];
    }
    if (range === undefined) {
        return failIf(true, `"${block}" is not a valid CIDR block: invalid CIDR address: ${block}`);
    }
    const [address = "", length = ""] = block.split("/");
    const network = addressIn(range, 0);
    return [
        ...failIf(address !== network, `"${block}" is not a valid CIDR block; did you mean "${network}/${length}"?`),
        ...failIf(
            Number(length) < shortest || Number(length) > longest,
            `expected "${name}" to contain a network Value with between ${String(shortest)} and ${String(longest)} significant bits, got: ${length}`,
        ),
    ];
}

function zoneOf(inputs: ValueMap, region: string): string {
    const zones = zonesOf(region);
    const byId = zones.find((zone) => zoneIdOf(zone) === inputs.availabilityZoneId);
    return textOf(inputs, "availabilityZone") ?? byId ?? zones[0] ?? "";
}

/** A subnet lies in a zone of the region and in its network, beside the other subnets. */
function refuseMisplaced({ id, type, inputs }: Draft & { readonly id: string }, context: Context): void {
    const { region } = placeOf(inputs, context.config);
    const refuse = (code: string, message: string) =>
        refused("creating EC2 Subnet", ec2("CreateSubnet", code, message));
    const zone = textOf(inputs, "availabilityZone");
    if (
        zone !== undefined &&
        zone.startsWith(region) &&
        !zonesOf(region).includes(zone) &&
        !/-\d+[a-z]$/.test(zone.slice(region.length))
    ) {
        const zones = zonesOf(region).join(", ");
        throw refuse(
            "InvalidParameterValue",
            `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones}.`,
        );
    }
    const cidr = textOf(inputs, "cidrBlock") ?? "";
    const own = blockOf(cidr);
    const network = known(context, "aws:ec2/vpc:Vpc", inputs.vpcId);
    const outer = blockOf(textOf(network?.outputs ?? {}, "cidrBlock") ?? "");
    const blocks = [outer, ...secondaryBlocks(context, inputs.vpcId)].filter((block) => block !== undefined);
    if (own === undefined) {
        return;
    }
    if (outer !== undefined && !blocks.some((block) => contains(block, own))) {
        throw refuse("InvalidSubnet.Range", `The CIDR '${cidr}' is invalid.`);
    }
    const beside = context.cloud.find(type, (other) => {
        const block = blockOf(textOf(other.outputs, "cidrBlock") ?? "");
        return other.id !== id && other.outputs.vpcId === inputs.vpcId && block !== undefined && overlap(block, own);
    });
    if (beside !== undefined) {
        throw refuse("InvalidSubnet.Conflict", `The CIDR '${cidr}' conflicts with another subnet`);
    }
}

function secondaryBlocks({ cloud }: Context, vpcId: Value | undefined): Block[] {
    return [...cloud.all()].flatMap(({ type, outputs }) =>
        type === "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation" && outputs.vpcId === vpcId
            ? (blockOf(textOf(outputs, "cidrBlock") ?? "") ?? [])
            : [],
    );
}
