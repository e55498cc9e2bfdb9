import { conflicting, exactlyOne, isGiven } from "../../bridged/checks";
import { addressIn, blockOf } from "../../simulation/cidr";
import { simulatedAddress } from "../../simulation/invent";
import type { Context, Draft, TypeRules } from "../../simulation/package";
import { failIf, listOf } from "../../simulation/parts";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, textOf } from "../../simulation/values";
import { refused } from "../errors";
import { partId } from "../identity";
import { known, twin } from "../lookup";
import { placeOf } from "../place";
import { checkBlock, ec2, subnetRules } from "./subnets";

const vpc = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const eip = "aws:ec2/eip:Eip";

/** Networks. Sources: `internal/service/ec2/vpc*.go` of terraform-provider-aws, and the error codes of the EC2 API. */
export const vpcTypes: Readonly<Record<string, TypeRules>> = {
    [vpc]: {
        check: (inputs) => [
            ...checkBlock(inputs, "cidrBlock", 16, 28),
            ...conflicting(inputs, "ipv4NetmaskLength", "cidrBlock"),
            ...conflicting(inputs, "ipv6CidrBlock", "assignGeneratedIpv6CidrBlock"),
        ],
        outputs: ({ id, inputs }) => ({
            defaultNetworkAclId: `acl-${partId(id, "acl")}`,
            defaultRouteTableId: `rtb-${partId(id, "rtb")}`,
            defaultSecurityGroupId: `sg-${partId(id, "sg")}`,
            dhcpOptionsId: `dopt-${partId(id, "dopt")}`,
            enableDnsHostnames: inputs.enableDnsHostnames ?? false,
            enableDnsSupport: inputs.enableDnsSupport ?? true,
            instanceTenancy: inputs.instanceTenancy ?? "default",
            ipv6AssociationId: "",
            mainRouteTableId: `rtb-${partId(id, "rtb")}`,
        }),
    },
    [subnet]: subnetRules,
    "aws:ec2/internetGateway:InternetGateway": {
        beforeCreate: ({ id, type, inputs }, context) => {
            if (isGiven(inputs, "vpcId") && twin(context, type, id, inputs, "vpcId") !== undefined) {
                const vpcId = textOf(inputs, "vpcId") ?? "";
                throw refused(
                    `attaching EC2 Internet Gateway (${id}) to VPC (${vpcId})`,
                    ec2(
                        "AttachInternetGateway",
                        "InvalidParameterValue",
                        `Network ${vpcId} already has an internet gateway attached`,
                    ),
                );
            }
        },
        outputs: ({ inputs }) => ({ vpcId: inputs.vpcId ?? "" }),
    },
    [eip]: {
        outputs: ({ id, inputs }, { config }) => {
            const { region, dnsSuffix } = placeOf(inputs, config);
            const address = textOf(inputs, "address") ?? simulatedAddress(id);
            const domain = region === "us-east-1" ? "compute-1" : `${region}.compute`;
            return {
                address: inputs.address ?? null,
                allocationId: id,
                associationId: "",
                carrierIp: "",
                customerOwnedIp: "",
                domain: inputs.domain ?? "vpc",
                networkBorderGroup: inputs.networkBorderGroup ?? region,
                networkInterface: inputs.networkInterface ?? "",
                privateDns: "",
                privateIp: "",
                ptrRecord: "",
                publicDns: `ec2-${address.replaceAll(".", "-")}.${domain}.${dnsSuffix}`,
                publicIp: address,
                publicIpv4Pool: inputs.publicIpv4Pool ?? "amazon",
            };
        },
    },
    "aws:ec2/natGateway:NatGateway": { check: checkNatGateway, outputs: natGatewayOutputs },
    "aws:ec2/routeTable:RouteTable": {
        outputs: ({ inputs }) => ({ routes: inputs.routes ?? [], propagatingVgws: inputs.propagatingVgws ?? [] }),
    },
    "aws:ec2/route:Route": {
        check: (inputs) => [
            ...exactlyOne(inputs, "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"),
            ...exactlyOne(inputs, ...routeTargets),
        ],
        id: ({ inputs }) => {
            const destination =
                textOf(inputs, "destinationCidrBlock") ??
                textOf(inputs, "destinationIpv6CidrBlock") ??
                textOf(inputs, "destinationPrefixListId") ??
                "";
            const table = textOf(inputs, "routeTableId") ?? "";
            return `r-${table}${String(Number.parseInt(partId(destination, "route", 8), 16))}`;
        },
        beforeCreate: ({ id, type, inputs }, { cloud }) => {
            const existing = cloud.get(type, id);
            if (existing !== undefined) {
                throw refused(
                    `creating Route in Route Table (${textOf(inputs, "routeTableId") ?? ""}) with destination (${textOf(inputs, "destinationCidrBlock") ?? ""})`,
                    ec2(
                        "CreateRoute",
                        "RouteAlreadyExists",
                        `The route identified by ${textOf(inputs, "destinationCidrBlock") ?? ""} already exists.`,
                    ),
                );
            }
        },
        outputs: () => ({ instanceId: "", instanceOwnerId: "", origin: "CreateRoute", state: "active" }),
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        check: (inputs) => exactlyOne(inputs, "subnetId", "gatewayId"),
        beforeCreate: ({ id, type, inputs }, context) => {
            const other = twin(context, type, id, inputs, "subnetId");
            if (other !== undefined) {
                throw refused(
                    "creating Route Table Association",
                    ec2(
                        "AssociateRouteTable",
                        "Resource.AlreadyAssociated",
                        `the specified association for route table ${textOf(inputs, "routeTableId") ?? ""} conflicts with an existing association`,
                    ),
                );
            }
        },
    },
};

const routeTargets = [
    "carrierGatewayId",
    "coreNetworkArn",
    "egressOnlyGatewayId",
    "gatewayId",
    "localGatewayId",
    "natGatewayId",
    "networkInterfaceId",
    "transitGatewayId",
    "vpcEndpointId",
    "vpcPeeringConnectionId",
] as const;

/** Source: `resourceNATGatewayCustomizeDiff`. */
function checkNatGateway(inputs: ValueMap): CheckFailure[] {
    const isPrivate = inputs.connectivityType === "private";
    const isRegional = inputs.availabilityMode === "regional";
    return [
        ...failIf(
            isPrivate && isGiven(inputs, "allocationId"),
            'allocation_id is not supported with connectivity_type = "private"',
        ),
        ...failIf(
            isPrivate && listOf(inputs, "secondaryAllocationIds").length > 0,
            'secondary_allocation_ids is not supported with connectivity_type = "private"',
        ),
        ...failIf(
            !isPrivate && isGiven(inputs, "secondaryPrivateIpAddressCount"),
            'secondary_private_ip_address_count is not supported with connectivity_type = "public"',
        ),
        ...failIf(
            !isRegional && !isGiven(inputs, "subnetId"),
            'subnet_id is required when availability_mode is "zonal"',
        ),
        ...failIf(
            !isRegional && !isPrivate && !isGiven(inputs, "allocationId"),
            'allocation_id is required when availability_mode is "zonal" and connectivity_type is "public"',
        ),
    ];
}

function natGatewayOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
    const address = known(context, eip, inputs.allocationId);
    const block = blockOf(textOf(known(context, subnet, inputs.subnetId)?.outputs ?? {}, "cidrBlock") ?? "");
    const isPrivate = inputs.connectivityType === "private";
    return {
        autoProvisionZones: inputs.availabilityMode === "regional" ? "enabled" : "",
        autoScalingIps: inputs.availabilityMode === "regional" ? "enabled" : "",
        availabilityMode: inputs.availabilityMode ?? "zonal",
        regionalNatGatewayAutoMode: inputs.availabilityMode === "regional" ? "enabled" : "",
        routeTableId: "",
        vpcId: inputs.vpcId ?? known(context, subnet, inputs.subnetId)?.outputs.vpcId ?? "",
        associationId: isPrivate ? "" : `eipassoc-${partId(id, "association")}`,
        connectivityType: inputs.connectivityType ?? "public",
        networkInterfaceId: `eni-${partId(id, "eni")}`,
        privateIp:
            inputs.privateIp ??
            (block === undefined ? "10.0.0.4" : addressIn(block, 4 + (Number.parseInt(partId(id, "ip", 2), 16) % 8))),
        publicIp: isPrivate ? "" : (address?.outputs.publicIp ?? simulatedAddress(id)),
    };
}
