import type * as pulumi from "@pulumi/pulumi";
import type { types } from "@pulumi/aws";

import { githubIssuer } from "./subjects";

/** For whom GitHub issues tokens that AWS takes. */
export const awsAudience = "sts.amazonaws.com";

const issuer = githubIssuer.replace("https://", "");

/** Lets a role be assumed with tokens of GitHub for these subjects, letter by letter, and for nothing else. */
export function trustPolicy(
    providerArn: pulumi.Input<string>,
    subjects: readonly string[],
): types.input.iam.PolicyDocument {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Federated: providerArn },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: { StringEquals: { [`${issuer}:aud`]: awsAudience, [`${issuer}:sub`]: [...subjects] } },
            },
        ],
    };
}

/**
 * Lets images and charts be pushed to these repositories, and read again to sign them. A login is good for all of a registry,
 * so it knows no resource.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
export function pushPolicy(repositoryArns: pulumi.Input<pulumi.Input<string>[]>): types.input.iam.PolicyDocument {
    return {
        Version: "2012-10-17",
        Statement: [
            { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
            {
                Effect: "Allow",
                Action: [
                    "ecr:BatchCheckLayerAvailability",
                    "ecr:BatchGetImage",
                    "ecr:CompleteLayerUpload",
                    "ecr:GetDownloadUrlForLayer",
                    "ecr:InitiateLayerUpload",
                    "ecr:PutImage",
                    "ecr:UploadLayerPart",
                ],
                Resource: repositoryArns,
            },
        ],
    };
}
