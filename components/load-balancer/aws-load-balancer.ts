import * as pulumi from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";

import { rejectFaults } from "../shared/arguments";
import { namedTags } from "../shared/aws-tags";
import { createApplicationBalancer } from "./aws-application-balancer";
import { AwsLoadBalancerKind, type AwsLoadBalancerArgs, type AwsLoadBalancerReference } from "./aws-load-balancer-args";
import { awsLoadBalancerFaults } from "./aws-load-balancer-faults";
import { createNetworkBalancer } from "./aws-network-balancer";

/**
 * A load balancer that the Internet reaches on ports 80 and 443. It exists before the pods it leads to, so its names and
 * addresses are known early, and outlives them. `AwsLoadBalancerBinding` binds it to a Service.
 */
export class AwsLoadBalancer extends pulumi.ComponentResource implements AwsLoadBalancerReference {
    /** Name of the load balancer in DNS: what alias records lead to. */
    readonly dnsName: pulumi.Output<string>;
    /** Id of AWS's zone that this name lies in, for alias records. */
    readonly hostedZoneId: pulumi.Output<string>;
    /** The IPv4 addresses, which stay the same; empty for the kind `Application`, whose addresses change. */
    readonly addresses: pulumi.Output<string[]>;
    /** Id of the load balancer's security group. */
    readonly loadBalancerSecurityGroupId: pulumi.Output<string>;
    /** ARN of the target group for pods that serve HTTP on port 80. It is known once it is served. */
    readonly httpTargetGroupArn: pulumi.Output<string>;
    /** ARN of the target group for pods that serve HTTPS on port 443; none for the kind `Application`. */
    readonly httpsTargetGroupArn?: pulumi.Output<string>;

    constructor(name: string, args: AwsLoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsLoadBalancer", name, awsLoadBalancerFaults(args));
        super("fairlead:index:AwsLoadBalancer", name, {}, opts);

        const group = this.createSecurityGroup(name, args);
        const create =
            args.kind === AwsLoadBalancerKind.Application ? createApplicationBalancer : createNetworkBalancer;
        const { balancer, addresses, httpTargetGroupArn, httpsTargetGroupArn } = create(name, args, group, this);

        this.dnsName = balancer.dnsName;
        this.hostedZoneId = balancer.zoneId;
        this.addresses = pulumi.all(addresses);
        this.loadBalancerSecurityGroupId = group.id;
        this.httpTargetGroupArn = httpTargetGroupArn;
        this.httpsTargetGroupArn = httpsTargetGroupArn;
        this.registerOutputs({
            dnsName: this.dnsName,
            hostedZoneId: this.hostedZoneId,
            addresses: this.addresses,
            loadBalancerSecurityGroupId: this.loadBalancerSecurityGroupId,
            httpTargetGroupArn: this.httpTargetGroupArn,
            httpsTargetGroupArn: this.httpsTargetGroupArn,
        });
    }

    /** Lets allowed networks in, and nothing out: what it may reach is said by the binding. */
    private createSecurityGroup(name: string, args: AwsLoadBalancerArgs): SecurityGroup {
        const group = new SecurityGroup(
            name,
            {
                vpcId: args.network.vpcId,
                description: "The load balancer that the Internet reaches",
                tags: namedTags(name, args.tags),
            },
            { parent: this },
        );
        for (const cidrIpv4 of args.allowedCidrs ?? ["0.0.0.0/0"]) {
            for (const port of [80, 443]) {
                const child = `${name}-${cidrIpv4}-${port}`;
                new SecurityGroupIngressRule(
                    child,
                    {
                        securityGroupId: group.id,
                        description: port === 80 ? "HTTP" : "HTTPS",
                        ipProtocol: "tcp",
                        fromPort: port,
                        toPort: port,
                        cidrIpv4,
                        tags: namedTags(child, args.tags),
                    },
                    { parent: this },
                );
            }
        }
        return group;
    }
}
