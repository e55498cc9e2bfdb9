import { check, exactlyOne } from "../../bridged/checks";
import { addressIn, blockOf } from "../../simulation/cidr";
import type { Context, Draft, TypeRules } from "../../simulation/package";
import { failIf, part } from "../../simulation/parts";
import { type ValueMap, textOf } from "../../simulation/values";
import { refused } from "../errors";
import { partId } from "../identity";
import { known, texts } from "../lookup";
import { placeOf } from "../place";
import { ec2 } from "./subnets";

const template = "aws:ec2/launchTemplate:LaunchTemplate";

/** Sources: `internal/service/ec2` of terraform-provider-aws: `vpc_endpoint.go`, `vpc_flow_log.go`, `ec2_launch_template.go`. */
export const ec2Types: Readonly<Record<string, TypeRules>> = {
    "aws:ec2/vpcEndpoint:VpcEndpoint": { outputs: endpointOutputs },
    "aws:ec2/flowLog:FlowLog": {
        check: (inputs) => [
            ...exactlyOne(
                inputs,
                "eniId",
                "regionalNatGatewayId",
                "subnetId",
                "transitGatewayAttachmentId",
                "transitGatewayId",
                "vpcId",
            ),
            ...check({
                maxAggregationInterval: (value, name) =>
                    value === 60 || value === 600
                        ? undefined
                        : `expected ${name} to be one of [60 600], got ${JSON.stringify(value)}`,
            })(inputs),
        ],
        beforeCreate: ({ inputs }) => {
            const type = textOf(inputs, "logDestinationType") ?? "cloud-watch-logs";
            if (type === "cloud-watch-logs" && inputs.iamRoleArn === undefined) {
                throw refused(
                    "creating Flow Log",
                    ec2(
                        "CreateFlowLogs",
                        "InvalidParameter",
                        "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
                    ),
                );
            }
        },
        outputs: ({ inputs }) => ({
            logDestinationType: inputs.logDestinationType ?? "cloud-watch-logs",
            logFormat:
                inputs.logFormat ??
                "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}",
            maxAggregationInterval: inputs.maxAggregationInterval ?? 600,
        }),
    },
    [template]: {
        check: (inputs) =>
            failIf(
                inputs.defaultVersion !== undefined && inputs.updateDefaultVersion !== undefined,
                'Conflicting configuration arguments: "defaultVersion": conflicts with updateDefaultVersion',
            ),
        renewed: ["latestVersion"],
        outputs: ({ id, inputs }, { cloud }) => {
            const last = cloud.get(template, id)?.outputs;
            const version = typeof last?.latestVersion === "number" ? last.latestVersion + 1 : 1;
            const isDefault = version === 1 || inputs.updateDefaultVersion === true;
            return {
                latestVersion: version,
                ...(inputs.metadataOptions === undefined
                    ? {}
                    : {
                          metadataOptions: {
                              httpEndpoint: "enabled",
                              httpPutResponseHopLimit: 1,
                              httpTokens: "optional",
                              ...part(inputs, "metadataOptions"),
                          },
                      }),
                defaultVersion: inputs.defaultVersion ?? (isDefault ? version : (last?.defaultVersion ?? 1)),
            };
        },
    },
    "aws:ec2/networkAcl:NetworkAcl": {
        outputs: ({ inputs }) => ({
            egress: inputs.egress ?? [],
            ingress: inputs.ingress ?? [],
            subnetIds: inputs.subnetIds ?? [],
        }),
    },
    "aws:ec2/keyPair:KeyPair": {
        outputs: ({ id, inputs }) => ({
            keyName: id,
            keyPairId: `key-${partId(id, "key")}`,
            keyNamePrefix: inputs.keyNamePrefix ?? "",
            keyType: "rsa",
        }),
    },
    "aws:ec2/instance:Instance": {
        outputs: ({ id, inputs }, context) => {
            const subnet = known(context, "aws:ec2/subnet:Subnet", inputs.subnetId);
            const { region, dnsSuffix } = placeOf(inputs, context.config);
            const block = blockOf(textOf(subnet?.outputs ?? {}, "cidrBlock") ?? "") ?? blockOf("172.31.0.0/20");
            const address =
                block === undefined ? "" : addressIn(block, 4 + (Number.parseInt(partId(id, "ip", 2), 16) % 8));
            return {
                availabilityZone: subnet?.outputs.availabilityZone ?? `${region}a`,
                instanceState: "running",
                primaryNetworkInterfaceId: `eni-${partId(id, "eni")}`,
                privateDns: `ip-${address.replaceAll(".", "-")}.${region}.compute.${dnsSuffix === "amazonaws.com" ? "internal" : dnsSuffix}`,
                privateIp: inputs.privateIp ?? address,
                publicDns: "",
                publicIp: "",
            };
        },
    },
};

/** Interface endpoints have an interface in each subnet; gateways a list of prefixes, which route tables take. */
function endpointOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
    const { region, dnsSuffix, accountId } = placeOf(inputs, context.config);
    const service = textOf(inputs, "serviceName") ?? "";
    const isGateway = (textOf(inputs, "vpcEndpointType") ?? "Gateway") === "Gateway";
    const short = service.split(".").slice(3).reverse().join(".");
    const name = `${id}-${partId(id, "dns", 8)}.${short}.${region}.vpce.${dnsSuffix}`;
    const subnets = isGateway ? [] : texts(inputs, "subnetIds");
    return {
        cidrBlocks: isGateway ? ["203.0.113.0/24"] : [],
        dnsEntries: isGateway ? [] : [{ dnsName: name, hostedZoneId: `Z${partId(region, "vpce", 13).toUpperCase()}` }],
        ipAddressType: inputs.ipAddressType ?? "ipv4",
        networkInterfaceIds: subnets.map((subnet) => `eni-${partId(id, subnet)}`),
        ownerId: accountId,
        policy:
            inputs.policy ??
            JSON.stringify({
                Version: "2008-10-17",
                Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
            }),
        prefixListId: isGateway ? `pl-${partId(service, "pl", 8)}` : "",
        privateDnsEnabled: inputs.privateDnsEnabled ?? false,
        requesterManaged: false,
        routeTableIds: inputs.routeTableIds ?? [],
        securityGroupIds: inputs.securityGroupIds ?? [],
        serviceRegion: inputs.serviceRegion ?? region,
        state: "available",
        subnetIds: subnets,
        vpcEndpointType: inputs.vpcEndpointType ?? "Gateway",
    };
}
