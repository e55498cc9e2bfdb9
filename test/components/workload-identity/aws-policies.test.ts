import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import {
    certificateDnsStatements,
    externalDnsStatements,
    policyDocument,
    secretReaderStatements,
    type AwsPolicyStatement,
} from "@fairlead/components/workload-identity/aws-policies";

import { valueOf } from "../cloud";

const hostedZoneArn = "arn:aws:route53:::hostedzone/Z1";

async function policy(statements: AwsPolicyStatement[]): Promise<unknown> {
    return JSON.parse(await valueOf(policyDocument(statements)));
}

describe("policies of AWS", () => {
    it("are what the statements allow, with conditions by operator and key", async () => {
        const statements = [
            { actions: ["s3:ListAllMyBuckets"], resources: ["*"] },
            {
                actions: ["s3:GetObject"],
                resources: [pulumi.output("arn:aws:s3:::files/*")],
                conditions: [
                    { test: "StringEquals", variable: "aws:PrincipalTag/team", values: ["a", "b"] },
                    { test: "StringEquals", variable: "aws:SourceVpc", values: [pulumi.output("vpc-1")] },
                    { test: "Bool", variable: "aws:SecureTransport", values: ["true"] },
                ],
            },
        ];
        assert.deepEqual(await policy(statements), {
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Action: ["s3:ListAllMyBuckets"], Resource: ["*"] },
                {
                    Effect: "Allow",
                    Action: ["s3:GetObject"],
                    Resource: ["arn:aws:s3:::files/*"],
                    Condition: {
                        StringEquals: { "aws:PrincipalTag/team": ["a", "b"], "aws:SourceVpc": ["vpc-1"] },
                        Bool: { "aws:SecureTransport": ["true"] },
                    },
                },
            ],
        });
    });

    it("let cert-manager write TXT records of one zone, and nothing else", async () => {
        assert.deepEqual(await policy(certificateDnsStatements({ hostedZoneArn })), {
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Action: ["route53:GetChange"], Resource: ["arn:aws:route53:::change/*"] },
                { Effect: "Allow", Action: ["route53:ListResourceRecordSets"], Resource: [hostedZoneArn] },
                {
                    Effect: "Allow",
                    Action: ["route53:ChangeResourceRecordSets"],
                    Resource: [hostedZoneArn],
                    Condition: {
                        "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
                    },
                },
            ],
        });
    });

    it("let external-dns write all records of one zone", () => {
        assert.deepEqual(
            externalDnsStatements({ hostedZoneArn }).filter(({ resources }) => !resources.includes("*")),
            [
                {
                    actions: ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets"],
                    resources: [hostedZoneArn],
                },
            ],
        );
    });

    it("let External Secrets read named secrets, and decrypt with named keys only", () => {
        const secretArns = ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:dev/*"];
        const read = secretReaderStatements(secretArns);
        assert.equal(read.length, 1);
        assert.deepEqual(read[0]?.resources, secretArns);
        assert.ok(!read[0].actions.includes("secretsmanager:ListSecrets"));
        const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
        assert.deepEqual(secretReaderStatements(secretArns, [key])[1], { actions: ["kms:Decrypt"], resources: [key] });
    });
});
