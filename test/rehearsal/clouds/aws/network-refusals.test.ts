import assert from "node:assert/strict";

import { AwsStack } from "./aws";

describe("refusals of AWS, in a network", () => {
    it("keep subnets in their network, in a zone, and apart from each other", () => {
        const stack = new AwsStack();
        const { vpc } = stack.network();
        const make = (inputs: Record<string, string>) =>
            stack.make("ec2/subnet:Subnet", { vpcId: vpc.id, ...inputs }, JSON.stringify(inputs));
        assert.throws(
            () => make({ cidrBlock: "10.0.1.128/25" }),
            /^ProviderError: creating EC2 Subnet: operation error EC2: CreateSubnet, https response error StatusCode: 400, RequestID: [0-9a-f-]{36}, api error InvalidSubnet\.Conflict: The CIDR '10\.0\.1\.128\/25' conflicts with another subnet$/,
        );
        assert.throws(
            () => make({ cidrBlock: "10.1.0.0/24" }),
            /InvalidSubnet\.Range: The CIDR '10\.1\.0\.0\/24' is invalid/,
        );
        assert.throws(
            () => make({ cidrBlock: "10.0.9.0/24", availabilityZone: "eu-central-1z" }),
            /Value \(eu-central-1z\) for parameter availabilityZone is invalid/,
        );
        assert.match(
            stack.faultsOf("ec2/vpc:Vpc", { cidrBlock: "10.0.0.1/16" })[0] ?? "",
            /"10\.0\.0\.1\/16" is not a valid CIDR block; did you mean "10\.0\.0\.0\/16"\?/,
        );
        assert.match(
            stack.faultsOf("ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/8" })[0] ?? "",
            /between 16 and 28 significant bits, got: 8/,
        );
    });

    it("keep routes, gateways and rules from clashing", () => {
        const stack = new AwsStack();
        const { vpc, subnets } = stack.network();
        stack.make("ec2/internetGateway:InternetGateway", { vpcId: vpc.id });
        assert.throws(
            () => stack.make("ec2/internetGateway:InternetGateway", { vpcId: vpc.id }, "second"),
            /already has an internet gateway attached/,
        );
        const association = { routeTableId: "rtb-1", subnetId: subnets[0] ?? "" };
        stack.make("ec2/routeTableAssociation:RouteTableAssociation", association);
        assert.throws(
            () => stack.make("ec2/routeTableAssociation:RouteTableAssociation", association, "second"),
            /Resource\.AlreadyAssociated/,
        );
        assert.deepEqual(stack.faultsOf("ec2/route:Route", { routeTableId: "rtb-1", gatewayId: "igw-1" }), [
            "Invalid combination of arguments: one of `destinationCidrBlock,destinationIpv6CidrBlock,destinationPrefixListId` must be specified",
        ]);
        const rule = { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" };
        stack.make("vpc/securityGroupIngressRule:SecurityGroupIngressRule", rule);
        assert.throws(
            () => stack.make("vpc/securityGroupIngressRule:SecurityGroupIngressRule", rule, "second"),
            /InvalidPermission\.Duplicate: the specified rule "peer: 0\.0\.0\.0\/0, TCP, from port: 443, to port: 443, ALLOW" already exists/,
        );
        const both = { ...rule, cidrIpv6: "::/0" };
        assert.match(
            stack.faultsOf("vpc/securityGroupIngressRule:SecurityGroupIngressRule", both)[0] ?? "",
            /Exactly one of these/,
        );
    });
});
