import type * as pulumi from "@pulumi/pulumi";

/** How many NAT gateways a network has. */
export const AwsNatGateways = {
    /** One for all zones: when its zone fails, no private subnet has a way out. */
    One: "one",
    /** One in each zone, at its price, so that zones fail alone. */
    OnePerZone: "one-per-zone",
} as const;
export type AwsNatGateways = (typeof AwsNatGateways)[keyof typeof AwsNatGateways];

/** Lengths of the masks of subnets, 16 to 28. A change replaces subnets, and what lives in them. */
export interface AwsSubnetLengths {
    /**
     * Private subnets, for nodes and pods, which have addresses of the network: at most /24.
     * @default 20
     */
    readonly private?: number;
    /**
     * Public subnets, for load balancers and NAT gateways: at most /27.
     * @default 24
     */
    readonly public?: number;
    /**
     * Subnets for databases.
     * @default 24
     */
    readonly database?: number;
}

export interface AwsNetworkArgs {
    /**
     * Addresses of the network, a mask from /16 to /24 that the subnets fit into. A change replaces the network and
     * everything in it.
     * @default "10.30.0.0/16"
     */
    readonly cidr?: string;
    /**
     * How many availability zones, 2 or 3: the first of the region in which EKS is offered. Room is kept for 4, so
     * that more zones later move nothing. But choose before the first cluster is created: EKS never takes its control
     * plane to another zone, and refuses subnets there.
     * @default 2
     */
    readonly zoneCount?: number;
    /**
     * The availability zones by name, instead of their number: 2 or 3. A change replaces the subnets of the zones that
     * changed, and what lives in them; a zone added at the end replaces nothing.
     * @default the first of the region, as many as `zoneCount`
     */
    readonly availabilityZones?: string[];
    /**
     * Sizes of the subnets.
     * @default those of AwsSubnetLengths
     */
    readonly subnetLengths?: AwsSubnetLengths;
    /**
     * How many NAT gateways there are.
     * @default AwsNatGateways.One
     */
    readonly natGateways?: AwsNatGateways;
    /**
     * AWS services that nodes reach without leaving the network, by the ends of their names. Each costs something in
     * each zone. The endpoint of S3, where the layers of images lie, is free and always there.
     * @default ["ecr.api", "ecr.dkr", "sts"]
     */
    readonly interfaceEndpoints?: string[];
    /**
     * Whether who talked to whom is recorded.
     * @default true
     */
    readonly flowLogs?: boolean;
    /**
     * Days that flow logs are kept: one of the numbers CloudWatch takes.
     * @default 30
     */
    readonly flowLogRetentionDays?: number;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace the VPC, its subnets, which everything lives in, and the addresses of the
     * NAT gateways, which others may have in their allow-lists.
     * @default true
     */
    readonly protect?: boolean;
}
