import type * as pulumi from "@pulumi/pulumi";

/** What a cluster, its load balancers and its files need to know of a VPC: `AwsNetwork` itself, or ids of an existing one. */
export interface AwsNetworkReference {
    /** Id of the VPC. */
    readonly vpcId: pulumi.Input<string>;
    /** Ids of the public subnets, one a zone. */
    readonly publicSubnetIds: pulumi.Input<string>[];
    /** Ids of the private subnets, one a zone. */
    readonly privateSubnetIds: pulumi.Input<string>[];
}

/** What a database needs to know of a VPC: `AwsNetwork` itself, or ids of an existing one. */
export interface AwsDatabaseNetworkReference {
    /** Id of the VPC. */
    readonly vpcId: pulumi.Input<string>;
    /** Ids of the subnets for databases, one a zone. */
    readonly databaseSubnetIds: pulumi.Input<string>[];
    /** Addresses of these subnets, in CIDR notation. */
    readonly databaseCidrs: pulumi.Input<string>[];
}
