import { defaultSecurityGroup } from "../../../policy/aws/traffic";
import { vpcDefaultGroupAdopted } from "../../../policy/aws/vpc-default-group-adopted";
import { vpcDefaultGroupEmpty } from "../../../policy/aws/vpc-default-group-empty";
import { vpcFlowLogs } from "../../../policy/aws/vpc-flow-logs";
import { vpcInternetSubnets } from "../../../policy/aws/vpc-internet-subnets";
import { vpcNotDefault } from "../../../policy/aws/vpc-not-default";
import { vpcSubnetAddresses } from "../../../policy/aws/vpc-subnet-addresses";
import { describeRule } from "../rule-cases";
import { unknownValue } from "../subjects";

const vpc = { arn: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1", cidrBlock: "10.0.0.0/16" };
const flowLog = (vpcId: string, trafficType: string) => ({
    type: "aws:ec2/flowLog:FlowLog",
    properties: { vpcId, trafficType },
});

const adopted = (vpcId: unknown) => ({ type: defaultSecurityGroup, properties: { vpcId } });
const subnet = (id: string) => ({
    type: "aws:ec2/subnet:Subnet",
    properties: { arn: `arn:aws:ec2:eu-west-1:111122223333:subnet/${id}`, vpcId: "vpc-1" },
});

const route = (routeTableId: string, gatewayId: string) => ({
    type: "aws:ec2/route:Route",
    properties: { routeTableId, gatewayId },
});

const association = (subnetId: string, routeTableId: string) => ({
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    properties: { subnetId, routeTableId },
});

const mainTable = { type: "aws:ec2/vpc:Vpc", properties: { ...vpc, defaultRouteTableId: "rtb-main" } };
const inside = [association("subnet-1", "rtb-private"), route("rtb-private", "vgw-1"), route("rtb-public", "igw-1")];
const expected = "expected a subnet without a route to an internet gateway, found";

describe("rules on networks of AWS", () => {
    describeRule(vpcDefaultGroupEmpty, {
        compliant: { "no rules": { vpcId: "vpc-1" }, "empty lists": { ingress: [], egress: [] } },
        broken: {
            rules: {
                change: { ingress: [{ protocol: "-1", self: true }], egress: [{ protocol: "-1" }] },
                findings: [
                    'ingress: expected no rules, found [{"protocol":"-1","self":true}]',
                    'egress: expected no rules, found [{"protocol":"-1"}]',
                ],
            },
        },
        unknown: ["ingress", "egress"],
    });

    describeRule(vpcDefaultGroupAdopted, {
        compliant: {
            "a group that is taken over": { properties: vpc, stack: [adopted("vpc-2"), adopted("vpc-1")] },
            "the only group": { properties: vpc, stack: [adopted("vpc-1")] },
        },
        broken: {
            "the group of another": {
                stack: [adopted("vpc-2")],
                findings: ["expected a DefaultSecurityGroup of this VPC, found nothing"],
            },
            "no group at all, even before the VPC has an id": {
                change: { arn: unknownValue },
                stack: [],
                findings: ["expected a DefaultSecurityGroup of this VPC, found nothing"],
            },
        },
        unknown: ["arn"],
    });

    describeRule(vpcFlowLogs, {
        compliant: { "a log of everything": { properties: vpc, stack: [flowLog("vpc-1", "ALL")] } },
        broken: {
            "a log of what was refused": {
                stack: [flowLog("vpc-1", "REJECT")],
                findings: ['expected a FlowLog of this VPC with trafficType ALL, found ["REJECT"]'],
            },
            "a log of another": {
                stack: [flowLog("vpc-2", "ALL")],
                findings: ["expected a FlowLog of this VPC with trafficType ALL, found nothing"],
            },
            "no log at all, even before the VPC has an id": {
                change: { arn: unknownValue },
                stack: [],
                findings: ["expected a FlowLog of this VPC with trafficType ALL, found nothing"],
            },
        },
        unknown: ["arn"],
    });

    describeRule(vpcSubnetAddresses, {
        compliant: { "no addresses": { mapPublicIpOnLaunch: false }, "the default": {} },
        broken: {
            "addresses for all": {
                change: { mapPublicIpOnLaunch: true },
                findings: ["mapPublicIpOnLaunch: expected false, found true"],
            },
            "the default of AWS's own subnets": {
                of: "the default",
                type: "aws:ec2/defaultSubnet:DefaultSubnet",
                findings: ["mapPublicIpOnLaunch: expected false, found nothing"],
            },
        },
        unknown: ["mapPublicIpOnLaunch"],
    });

    describeRule(vpcNotDefault, {
        // There is no right way to use it.
        compliant: {},
        broken: {
            "the default VPC": {
                findings: ['expected a network that the program makes, found "AWS\'s default network"'],
            },
        },
        unknown: [],
    });

    describeRule(vpcInternetSubnets, {
        compliant: {
            "a database inside": { properties: { subnetIds: ["subnet-1"] }, stack: inside },
            "files inside": {
                properties: { subnetId: "subnet-1" },
                type: "aws:efs/mountTarget:MountTarget",
                stack: inside,
            },
        },
        broken: {
            "a database outside": {
                change: { subnetIds: ["subnet-1", "subnet-2"] },
                stack: [...inside, association("subnet-2", "rtb-public")],
                findings: [`subnetIds[1]: ${expected} "subnet-2"`],
            },
            "files outside, by a route inside its table": {
                of: "files inside",
                stack: [
                    association("subnet-1", "rtb-3"),
                    {
                        type: "aws:ec2/routeTable:RouteTable",
                        properties: {
                            arn: "arn:aws:ec2:eu-west-1:111122223333:route-table/rtb-3",
                            routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }],
                        },
                    },
                ],
                findings: [`subnetId: ${expected} "subnet-1"`],
            },
            "nodes outside, by the VPC's main table": {
                type: "aws:eks/nodeGroup:NodeGroup",
                stack: [
                    mainTable,
                    subnet("subnet-1"),
                    {
                        type: "aws:ec2/defaultRouteTable:DefaultRouteTable",
                        properties: { defaultRouteTableId: "rtb-main", routes: [{ gatewayId: "igw-1" }] },
                    },
                ],
                findings: [`subnetIds[0]: ${expected} "subnet-1"`],
            },
            "nodes outside, by another main table": {
                type: "aws:eks/nodeGroup:NodeGroup",
                stack: [
                    mainTable,
                    subnet("subnet-1"),
                    route("rtb-public", "igw-1"),
                    {
                        type: "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
                        properties: { vpcId: "vpc-1", routeTableId: "rtb-public" },
                    },
                ],
                findings: [`subnetIds[0]: ${expected} "subnet-1"`],
            },
        },
        unknown: ["subnetIds[0]"],
    });
});
