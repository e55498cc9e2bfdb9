import * as pulumi from "@pulumi/pulumi";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { Key } from "@pulumi/aws/kms/key";
import { HostedZoneDnsSec } from "@pulumi/aws/route53/hostedZoneDnsSec";
import { KeySigningKey } from "@pulumi/aws/route53/keySigningKey";
import type { Zone } from "@pulumi/aws/route53/zone";

import { namedTags } from "../shared/aws-tags";

/**
 * Signs the answers of a zone by a key of its own, which costs something each month.
 *
 * @returns the key, whose DS record the parent needs.
 */
export function signZone(
    name: string,
    zone: Zone,
    tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined,
    protect: boolean,
    parent: pulumi.Resource,
): KeySigningKey {
    const child = `${name}-dnssec`;
    const key = new Key(
        child,
        {
            // Route 53 takes keys of this region and kind only.
            region: "us-east-1",
            customerMasterKeySpec: "ECC_NIST_P256",
            keyUsage: "SIGN_VERIFY",
            description: pulumi.interpolate`Signs the DNS zone ${zone.name}`,
            policy: pulumi
                .all([getCallerIdentityOutput({}, { parent }).accountId, zone.arn])
                .apply(([account, zoneArn]) => JSON.stringify(keyPolicy(account, zoneArn))),
            tags: namedTags(child, tags),
        },
        { parent, protect },
    );
    const signing = new KeySigningKey(
        child,
        // Letters, digits and underscores only, and unique in the zone.
        { hostedZoneId: zone.zoneId, keyManagementServiceArn: key.arn, name: "fairlead" },
        { parent },
    );
    new HostedZoneDnsSec(child, { hostedZoneId: signing.hostedZoneId }, { parent, dependsOn: [signing] });
    return signing;
}

/**
 * The account decides about the key, Route 53 signs with it, for this zone only.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-managing-permissions.html#KMS-key-policy-for-DNSSEC
 */
export function keyPolicy(account: string, zoneArn: string): object {
    const [, partition = "aws"] = zoneArn.split(":");
    const route53 = { Effect: "Allow", Principal: { Service: "dnssec-route53.amazonaws.com" }, Resource: "*" };
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "Account",
                Effect: "Allow",
                Principal: { AWS: `arn:${partition}:iam::${account}:root` },
                Action: "kms:*",
                Resource: "*",
            },
            {
                Sid: "Sign",
                ...route53,
                Action: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
                Condition: {
                    StringEquals: { "aws:SourceAccount": account },
                    ArnEquals: { "aws:SourceArn": zoneArn },
                },
            },
            {
                Sid: "Grant",
                ...route53,
                Action: "kms:CreateGrant",
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            },
        ],
    };
}
