import * as pulumi from "@pulumi/pulumi";

/** A condition under which a statement of an AWS policy holds. */
export interface AwsPolicyCondition {
    /** The operator, for example `StringEquals`. */
    readonly test: string;
    /** The condition key, for example `aws:ResourceTag/team`. */
    readonly variable: pulumi.Input<string>;
    /** The values, one of which must match. */
    readonly values: pulumi.Input<string>[];
}

/** Something that an identity of AWS may do. Nothing is denied by statements: what none allows is refused. */
export interface AwsPolicyStatement {
    /** What may be done, for example `s3:GetObject`. */
    readonly actions: string[];
    /** ARNs of what it may be done to; `*` for actions that know no resource. */
    readonly resources: pulumi.Input<string>[];
    /**
     * What must hold besides, all of it.
     * @default [], no condition
     */
    readonly conditions?: AwsPolicyCondition[];
}

/** An identity-based policy as IAM takes it: JSON. */
export function policyDocument(statements: readonly AwsPolicyStatement[]): pulumi.Output<string> {
    return pulumi.output(statements).apply((known) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: known.map(({ actions, resources, conditions }) => ({
                Effect: "Allow",
                Action: actions,
                Resource: resources,
                ...(conditions === undefined ? {} : { Condition: conditionBlock(conditions) }),
            })),
        }),
    );
}

/** IAM's form of conditions: operator, key, values. */
function conditionBlock(conditions: readonly pulumi.Unwrap<AwsPolicyCondition>[]): Record<string, object> {
    const block: Record<string, Record<string, readonly string[]>> = {};
    for (const { test, variable, values } of conditions) {
        block[test] = { ...block[test], [variable]: values };
    }
    return block;
}

/** A hosted zone of Route 53: an `AwsDnsZone`, or the ARN of another. */
interface HostedZone {
    readonly hostedZoneArn: pulumi.Input<string>;
}

/**
 * What cert-manager needs to answer DNS-01 challenges in one zone, whose id its solver must name: TXT records only.
 * Source: cert-manager/website, `content/docs/configuration/acme/dns01/route53.md`, 2026-08
 */
export function certificateDnsStatements({ hostedZoneArn }: HostedZone): AwsPolicyStatement[] {
    return [
        { actions: ["route53:GetChange"], resources: ["arn:aws:route53:::change/*"] },
        { actions: ["route53:ListResourceRecordSets"], resources: [hostedZoneArn] },
        {
            actions: ["route53:ChangeResourceRecordSets"],
            resources: [hostedZoneArn],
            conditions: [
                {
                    test: "ForAllValues:StringEquals",
                    variable: "route53:ChangeResourceRecordSetsRecordTypes",
                    values: ["TXT"],
                },
            ],
        },
    ];
}

/**
 * What external-dns needs to keep the records of one zone. It finds the zone by listing all, which knows no resource.
 * Source: kubernetes-sigs/external-dns, `docs/tutorials/aws.md`
 */
export function externalDnsStatements({ hostedZoneArn }: HostedZone): AwsPolicyStatement[] {
    return [
        {
            actions: ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets"],
            resources: [hostedZoneArn],
        },
        { actions: ["route53:ListHostedZones", "route53:ListTagsForResources"], resources: ["*"] },
    ];
}

/**
 * What External Secrets needs to read secrets by their ARNs, which may end in `*`; and the keys they are encrypted with,
 * where these are not AWS's own. It may not list what else there is.
 * Source: external-secrets/external-secrets, `docs/provider/aws-secrets-manager.md`
 */
export function secretReaderStatements(
    secretArns: pulumi.Input<string>[],
    keyArns: pulumi.Input<string>[] = [],
): AwsPolicyStatement[] {
    const read = [
        "secretsmanager:GetSecretValue",
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetResourcePolicy",
        "secretsmanager:ListSecretVersionIds",
    ];
    return [
        { actions: read, resources: secretArns },
        ...(keyArns.length === 0 ? [] : [{ actions: ["kms:Decrypt"], resources: keyArns }]),
    ];
}
