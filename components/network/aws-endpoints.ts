import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import type { Vpc } from "@pulumi/aws/ec2/vpc";
import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";

import { namedTags } from "../shared/aws-tags";
import type { RoutedSubnet, Surroundings } from "./aws-subnets";

/** The way to S3 that costs nothing: routes in the tables of the private subnets. */
export function createS3Endpoint(
    { name, vpcId, tags, parent }: Surroundings,
    { region }: Vpc,
    subnets: readonly RoutedSubnet[],
): void {
    const child = `${name}-s3`;
    new VpcEndpoint(
        child,
        {
            vpcId,
            serviceName: region.apply((where) => `com.amazonaws.${where}.s3`),
            vpcEndpointType: "Gateway",
            routeTableIds: subnets.map(({ routeTableId }) => routeTableId),
            tags: namedTags(child, tags),
        },
        { parent },
    );
}

/** Interfaces of AWS services in the private subnets, which answer by the services' usual names. */
export function createInterfaceEndpoints(
    { name, vpcId, tags, parent }: Surroundings,
    { region }: Vpc,
    services: readonly string[],
    subnets: readonly RoutedSubnet[],
): void {
    if (services.length === 0) {
        return;
    }
    const group = new SecurityGroup(
        `${name}-endpoints`,
        {
            vpcId,
            description: "Interfaces of AWS services",
            tags: namedTags(`${name}-endpoints`, tags),
        },
        { parent },
    );
    subnets.forEach(({ cidr }, zone) => {
        const child = `${name}-endpoints-from-private-${zone + 1}`;
        new SecurityGroupIngressRule(
            child,
            {
                securityGroupId: group.id,
                description: "HTTPS from nodes and pods",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrIpv4: cidr,
                tags: namedTags(child, tags),
            },
            { parent },
        );
    });
    for (const service of services) {
        const child = `${name}-${service.replaceAll(".", "-")}`;
        new VpcEndpoint(
            child,
            {
                vpcId,
                serviceName: region.apply((where) => `com.amazonaws.${where}.${service}`),
                vpcEndpointType: "Interface",
                privateDnsEnabled: true,
                subnetIds: subnets.map(({ id }) => id),
                securityGroupIds: [group.id],
                tags: namedTags(child, tags),
            },
            { parent },
        );
    }
}
