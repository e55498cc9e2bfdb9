import * as pulumi from "@pulumi/pulumi";
import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup";
import { Vpc } from "@pulumi/aws/ec2/vpc";

import { rejectFaults } from "../shared/arguments";
import { namedTags } from "../shared/aws-tags";
import { createInterfaceEndpoints, createS3Endpoint } from "./aws-endpoints";
import { createFlowLogs } from "./aws-flow-logs";
import { AwsNatGateways, type AwsNetworkArgs } from "./aws-network-args";
import { awsNetworkFaults, defaultCidr, subnetKinds, zoneCountOf } from "./aws-network-faults";
import type { AwsDatabaseNetworkReference, AwsNetworkReference } from "./aws-network-references";
import {
    createInternetRouting,
    createNatGateways,
    createNatRouting,
    createRouteTable,
    createSubnets,
} from "./aws-subnets";
import { zonesOf } from "./aws-zones";
import { planSubnets } from "./cidr-plan";
import type { Network } from "./network";

/** What nodes need for every image and every workload identity. */
const defaultEndpoints = ["ecr.api", "ecr.dkr", "sts"];

/**
 * A VPC over two or three zones. In each: a public subnet for load balancers and NAT gateways, a private one for nodes and
 * pods, and one for databases without any way out. AWS's default security group is emptied, so that nothing gets a right
 * by accident.
 */
export class AwsNetwork
    extends pulumi.ComponentResource
    implements Network, AwsNetworkReference, AwsDatabaseNetworkReference
{
    /** Id of the VPC. */
    readonly id: pulumi.Output<string>;
    /** Id of the VPC, by the name that AWS's components ask for. */
    readonly vpcId: pulumi.Output<string>;
    /** The addresses of the VPC, in CIDR notation. */
    readonly cidr: pulumi.Output<string>;
    /** The addresses of the NAT gateways as /32 networks. */
    readonly egressCidrs: pulumi.Output<string[]>;
    /** The availability zones, in the order of the subnets. */
    readonly availabilityZones: pulumi.Output<string[]>;
    /** Ids of the public subnets, one a zone. Each is known once it has its way out. */
    readonly publicSubnetIds: pulumi.Output<string>[];
    /** Ids of the private subnets, one a zone. Each is known once it has its way out, so nodes in it find the Internet. */
    readonly privateSubnetIds: pulumi.Output<string>[];
    /** Ids of the subnets for databases, one a zone. */
    readonly databaseSubnetIds: pulumi.Output<string>[];
    /** Addresses of the public subnets, in CIDR notation: where load balancers send from. */
    readonly publicCidrs: pulumi.Output<string>[];
    /** Addresses of the private subnets, in CIDR notation. */
    readonly privateCidrs: pulumi.Output<string>[];
    /** Addresses of the subnets for databases, in CIDR notation. */
    readonly databaseCidrs: pulumi.Output<string>[];

    constructor(name: string, args: AwsNetworkArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsNetwork", name, awsNetworkFaults(args));
        super("fairlead:index:AwsNetwork", name, {}, opts);

        const { cidr: range = defaultCidr, protect = true } = args;
        const vpc = new Vpc(
            `${name}-vpc`,
            {
                cidrBlock: range,
                enableDnsSupport: true,
                enableDnsHostnames: true,
                tags: namedTags(name, args.tags),
            },
            { parent: this, protect },
        );
        // Rules that it has are removed, and it stays empty: what needs rules gets a group of its own.
        new DefaultSecurityGroup(
            `${name}-default`,
            { vpcId: vpc.id, ingress: [], egress: [], tags: namedTags(`${name}-default`, args.tags) },
            { parent: this },
        );
        const zones = zonesOf(args.availabilityZones, zoneCountOf(args), this);
        const surroundings = { name, vpcId: vpc.id, zones, tags: args.tags, parent: this, protect };
        const [privateCidrs = [], publicCidrs = [], databaseCidrs = []] = planSubnets(range, subnetKinds(args));

        const internet = createInternetRouting(surroundings);
        const edge = createSubnets(surroundings, "public", publicCidrs, () => internet, {
            "kubernetes.io/role/elb": "1",
        });
        const nats = createNatGateways(
            surroundings,
            args.natGateways === AwsNatGateways.OnePerZone ? edge : edge.slice(0, 1),
        );
        const nodes = createSubnets(
            surroundings,
            "private",
            privateCidrs,
            (zone) => createNatRouting(surroundings, zone, nats),
            { "kubernetes.io/role/internal-elb": "1" },
        );
        const isolated = { table: createRouteTable(surroundings, "database") };
        const databases = createSubnets(surroundings, "database", databaseCidrs, () => isolated);
        createS3Endpoint(surroundings, vpc, nodes);
        createInterfaceEndpoints(surroundings, vpc, args.interfaceEndpoints ?? defaultEndpoints, nodes);
        if (args.flowLogs ?? true) {
            createFlowLogs(surroundings, vpc, args.flowLogRetentionDays ?? 30);
        }

        this.id = vpc.id;
        this.vpcId = vpc.id;
        this.cidr = vpc.cidrBlock;
        this.egressCidrs = pulumi.all(nats.map(({ cidr }) => cidr));
        this.availabilityZones = pulumi.all(edge.map(({ availabilityZone }) => availabilityZone));
        this.publicSubnetIds = edge.map(({ id }) => id);
        this.privateSubnetIds = nodes.map(({ id }) => id);
        this.databaseSubnetIds = databases.map(({ id }) => id);
        this.publicCidrs = edge.map(({ cidr }) => cidr);
        this.privateCidrs = nodes.map(({ cidr }) => cidr);
        this.databaseCidrs = databases.map(({ cidr }) => cidr);
        this.registerOutputs({
            id: this.id,
            vpcId: this.vpcId,
            cidr: this.cidr,
            egressCidrs: this.egressCidrs,
            availabilityZones: this.availabilityZones,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
            databaseSubnetIds: this.databaseSubnetIds,
            publicCidrs: this.publicCidrs,
            privateCidrs: this.privateCidrs,
            databaseCidrs: this.databaseCidrs,
        });
    }
}
