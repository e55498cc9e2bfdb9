import assert from "node:assert/strict";

import { AwsNetwork } from "@fairlead/components/network/aws-network";
import { AwsNatGateways } from "@fairlead/components/network/aws-network-args";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { networkContract } from "./contract";

const type = {
    address: "aws:ec2/eip:Eip",
    endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
    route: "aws:ec2/route:Route",
    subnet: "aws:ec2/subnet:Subnet",
};
const tags = { environment: "dev" };

describe("AwsNetwork", () => {
    describe("with one NAT gateway", () => {
        networkContract((name) => new AwsNetwork(name), 1);
    });
    describe("with a NAT gateway in each zone", () => {
        networkContract((name) => new AwsNetwork(name, { zoneCount: 3, natGateways: AwsNatGateways.OnePerZone }), 3);
    });

    it("has a public, a private and a database subnet in each zone, where load balancers find them", async () => {
        const { component, all } = await build(() => new AwsNetwork("dev", { zoneCount: 3, tags }));
        const found = all(type.subnet).map(({ name, inputs }) => [name, inputs.cidrBlock, inputs.availabilityZone]);
        assert.deepEqual(Object.fromEntries(found.map(([name, ...rest]) => [name, rest])), {
            "dev-private-1": ["10.30.0.0/20", "eu-central-1a"],
            "dev-private-2": ["10.30.16.0/20", "eu-central-1b"],
            "dev-private-3": ["10.30.32.0/20", "eu-central-1c"],
            "dev-public-1": ["10.30.64.0/24", "eu-central-1a"],
            "dev-public-2": ["10.30.65.0/24", "eu-central-1b"],
            "dev-public-3": ["10.30.66.0/24", "eu-central-1c"],
            "dev-database-1": ["10.30.68.0/24", "eu-central-1a"],
            "dev-database-2": ["10.30.69.0/24", "eu-central-1b"],
            "dev-database-3": ["10.30.70.0/24", "eu-central-1c"],
        });
        for (const { name, inputs } of all(type.subnet)) {
            assert.equal(inputs.mapPublicIpOnLaunch, false);
            const [, kind = ""] = name.split("-");
            const role = {
                public: { "kubernetes.io/role/elb": "1" },
                private: { "kubernetes.io/role/internal-elb": "1" },
            }[kind];
            assert.deepEqual(inputs.tags, { Name: name, environment: "dev", ...role });
        }
        assert.deepEqual(await valueOf(component.availabilityZones), [
            "eu-central-1a",
            "eu-central-1b",
            "eu-central-1c",
        ]);
        assert.deepEqual(await Promise.all(component.databaseCidrs.map(valueOf)), [
            "10.30.68.0/24",
            "10.30.69.0/24",
            "10.30.70.0/24",
        ]);
        assert.deepEqual(await Promise.all(component.privateCidrs.map(valueOf)), [
            "10.30.0.0/20",
            "10.30.16.0/20",
            "10.30.32.0/20",
        ]);
    });

    it("leads private subnets out by NAT, public ones both ways, and databases nowhere", async () => {
        const { all, one } = await build(() => new AwsNetwork("dev"));
        assert.deepEqual(
            all(type.route).map(({ name, inputs }) => [name, inputs.destinationCidrBlock]),
            [
                ["dev-public", "0.0.0.0/0"],
                ["dev-private-1", "0.0.0.0/0"],
                ["dev-private-2", "0.0.0.0/0"],
            ],
        );
        assert.match(String(one(type.route, "dev-public").inputs.gatewayId), /dev-internet$/);
        for (const zone of [1, 2]) {
            assert.match(String(one(type.route, `dev-private-${zone}`).inputs.natGatewayId), /dev-nat-1$/);
        }
        const tables = all("aws:ec2/routeTableAssociation:RouteTableAssociation").map(({ name, inputs }) => [
            name,
            String(inputs.routeTableId).split("/").at(-1),
        ]);
        assert.deepEqual(Object.fromEntries(tables), {
            "dev-public-1": "dev-public",
            "dev-public-2": "dev-public",
            "dev-private-1": "dev-private-1",
            "dev-private-2": "dev-private-2",
            "dev-database-1": "dev-database",
            "dev-database-2": "dev-database",
        });
    });

    it("leads each zone out by a gateway of its own, where zones shall fail alone", async () => {
        const { one, all } = await build(() => new AwsNetwork("dev", { natGateways: AwsNatGateways.OnePerZone }));
        assert.equal(all(type.address).length, 2);
        assert.match(String(one(type.route, "dev-private-2").inputs.natGatewayId), /dev-nat-2$/);
        assert.match(String(one("aws:ec2/natGateway:NatGateway", "dev-nat-2").inputs.subnetId), /dev-public-2$/);
    });

    it("takes zones by name", async () => {
        const { component } = await build(
            () => new AwsNetwork("dev", { availabilityZones: ["eu-central-1c", "eu-central-1a"] }),
        );
        assert.deepEqual(await valueOf(component.availabilityZones), ["eu-central-1c", "eu-central-1a"]);
    });

    it("empties the default security group", async () => {
        const { one } = await build(() => new AwsNetwork("dev"));
        const { inputs } = one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        assert.deepEqual([inputs.ingress, inputs.egress], [[], []]);
    });

    it("reaches S3, image registries and STS without leaving, and only from private subnets", async () => {
        const { all } = await build(() => new AwsNetwork("dev"));
        assert.deepEqual(
            all(type.endpoint).map(({ inputs }) => [inputs.serviceName, inputs.vpcEndpointType]),
            [
                ["com.amazonaws.eu-central-1.s3", "Gateway"],
                ["com.amazonaws.eu-central-1.ecr.api", "Interface"],
                ["com.amazonaws.eu-central-1.ecr.dkr", "Interface"],
                ["com.amazonaws.eu-central-1.sts", "Interface"],
            ],
        );
        assert.deepEqual(
            all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").map(({ inputs }) => [
                inputs.ipProtocol,
                inputs.fromPort,
                inputs.toPort,
                inputs.cidrIpv4,
            ]),
            [
                ["tcp", 443, 443, "10.30.0.0/20"],
                ["tcp", 443, 443, "10.30.16.0/20"],
            ],
        );
        const none = await build(() => new AwsNetwork("dev", { interfaceEndpoints: [] }));
        assert.equal(none.all(type.endpoint).length, 1);
        assert.deepEqual(none.all("aws:ec2/securityGroup:SecurityGroup"), []);
    });

    it("records who talked to whom, by a role that other accounts cannot borrow", async () => {
        const { one } = await build(() => new AwsNetwork("dev", { flowLogRetentionDays: 90 }));
        assert.equal(one("aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays, 90);
        assert.equal(one("aws:ec2/flowLog:FlowLog").inputs.trafficType, "ALL");
        assert.deepEqual(one("aws:iam/role:Role").inputs.assumeRolePolicy, {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
                },
            ],
        });
        const { all } = await build(() => new AwsNetwork("dev", { flowLogs: false }));
        assert.deepEqual(all("aws:ec2/flowLog:FlowLog"), []);
    });

    it("refuses what AWS would refuse, and what does not fit", () => {
        assertFaults(
            () =>
                new AwsNetwork("dev", {
                    cidr: "10.30.0.0/12",
                    zoneCount: 4,
                    subnetLengths: { private: 25, public: 28, database: 29 },
                    interfaceEndpoints: ["com.amazonaws.eu-central-1.sts", "s3", "sts", "sts"],
                    flowLogRetentionDays: 31,
                }),
            {
                cidr: 'expected an IPv4 network such as 10.20.0.0/16, got "10.30.0.0/12"; use the first address of the network: did you mean 10.16.0.0/12?',
                zoneCount: "expected a whole number from 2 to 3 (zones), got 4; give a number in these bounds",
                "subnetLengths.private":
                    "expected a whole number from 16 to 24 (length of a mask), got 25; give a number in these bounds",
                "subnetLengths.public":
                    "expected a whole number from 16 to 27 (length of a mask), got 28; give a number in these bounds",
                "subnetLengths.database":
                    "expected a whole number from 16 to 28 (length of a mask), got 29; give a number in these bounds",
                "interfaceEndpoints[0]":
                    'expected the end of a service\'s name such as ecr.api; s3 has its endpoint anyway, got "com.amazonaws.eu-central-1.sts"; write what follows com.amazonaws.<region>.',
                "interfaceEndpoints[1]":
                    'expected the end of a service\'s name such as ecr.api; s3 has its endpoint anyway, got "s3"; write what follows com.amazonaws.<region>.',
                "interfaceEndpoints[3]": 'expected every service once, got "sts"; drop the repetition',
                flowLogRetentionDays:
                    "expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 (days), got 31; choose the next of them",
            },
        );
        assertFaults(() => new AwsNetwork("dev", { cidr: "10.30.128.0/18" }), {
            cidr: 'expected a network of at least /17, with room for private 4 × /20, public 4 × /24, database 4 × /24, got "10.30.128.0/18"; did you mean 10.30.128.0/17?',
        });
        assertFaults(() => new AwsNetwork("dev", { zoneCount: 2, availabilityZones: ["a", "a", "b", "c"] }), {
            availabilityZones: 'expected 2 or 3 zones, got ["a","a","b","c"]; name as many',
            "availabilityZones[1]": 'expected every zone once, got "a"; drop the repetition',
        });
    });
});
