import type { Fault } from "../shared/arguments";
import { cidr, matches, oneOf } from "../shared/argument-rules";
import { AwsLoadBalancerKind, type AwsLoadBalancerArgs } from "./aws-load-balancer-args";

/** Security groups take 60 rules a direction, and there is one a network and port. */
const mostNetworks = 30;

/** What is wrong with the arguments, before anything is created. */
export function awsLoadBalancerFaults(args: AwsLoadBalancerArgs): Fault[] {
    const { kind = AwsLoadBalancerKind.Network, certificateArn, tlsPolicy, allowedCidrs = [] } = args;
    const subnets = args.network.publicSubnetIds.length;
    const faults = [
        ...oneOf("kind", kind, Object.values(AwsLoadBalancerKind)),
        ...matches(
            "certificateArn",
            certificateArn,
            /^arn:[^:]+:(acm|iam):[^:]*:\d{12}:(server-)?certificate\//,
            "the ARN of a certificate",
            "give an AwsCertificate's certificateArn",
        ),
        ...matches(
            "tlsPolicy",
            tlsPolicy,
            /^ELBSecurityPolicy-TLS13-1-[23]-/,
            "one of AWS's policies for TLS 1.2 and later, such as ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
            "leave it out to get the recommended one",
        ),
        ...allowedCidrs.flatMap((one, index) => cidr(`allowedCidrs[${index}]`, one)),
    ];
    const expect = (wrong: boolean, path: string, expected: string, got: unknown, repair: string) => {
        if (wrong) {
            faults.push({ path, expected, got, repair });
        }
    };
    const application = kind === AwsLoadBalancerKind.Application;
    expect(
        application && certificateArn === undefined,
        "certificateArn",
        "a certificate, since this kind ends TLS",
        certificateArn,
        "give an AwsCertificate's certificateArn, or choose the kind network",
    );
    expect(
        !application && certificateArn !== undefined,
        "certificateArn",
        "no certificate, since this kind passes TLS on to the cluster",
        certificateArn,
        "drop it, or choose the kind application",
    );
    expect(
        !application && tlsPolicy !== undefined,
        "tlsPolicy",
        "no policy, since this kind passes TLS on to the cluster",
        tlsPolicy,
        "drop it, or choose the kind application",
    );
    expect(subnets < 2, "network.publicSubnetIds", "subnets in at least 2 zones", subnets, "name one a zone");
    expect(
        allowedCidrs.length > mostNetworks,
        "allowedCidrs",
        `at most ${mostNetworks} networks`,
        allowedCidrs.length,
        "join neighbouring networks",
    );
    return faults;
}
