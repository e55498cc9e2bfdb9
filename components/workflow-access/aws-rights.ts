import { managedPolicyArn } from "../shared/aws-arns";
import { environmentTags } from "../shared/tags";
import type { AwsPolicyStatement } from "../workload-identity/aws-policies";

/** Where a stack is deployed, and what the names of its resources begin with: project and stack. */
export interface AwsTarget {
    readonly partition: string;
    readonly region: string;
    readonly accountId: string;
    readonly project: string;
    readonly stack: string;
}

/** Reads how the account is configured, but neither objects nor secrets nor images. */
export const lookPolicy = managedPolicyArn("SecurityAudit");

/** The policies of AWS that a deployment gives to the roles it makes. */
export const delegatedPolicies: readonly string[] = [
    "AmazonEBSCSIDriverPolicyV2",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEKSClusterPolicy",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "SecurityAudit",
    "service-role/AmazonEFSCSIDriverPolicy",
];

/** The services that take the roles that a deployment makes. */
const passedTo = ["ec2.amazonaws.com", "eks.amazonaws.com", "pods.eks.amazonaws.com", "vpc-flow-logs.amazonaws.com"];

/**
 * What a deployment does: everything with the services that an environment is made of, in one account and one region; with
 * clusters, secrets, images and roles only where their names are the stack's, with keys only where their tags are.
 * Source of what takes which resource: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export function deployStatements(target: AwsTarget): AwsPolicyStatement[] {
    return [...serviceStatements(target), ...keyStatements(target), ...roleStatements(target)];
}

function serviceStatements({ partition, region, accountId, project, stack }: AwsTarget): AwsPolicyStatement[] {
    const name = `${project}-${stack}`;
    const here = (service: string, resource: string) =>
        `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
    return [
        { actions: ["acm:*"], resources: [here("acm", "certificate/*")] },
        { actions: ["ec2:*"], resources: [here("ec2", "*"), `arn:${partition}:ec2:${region}::image/*`] },
        { actions: ["ecr:*"], resources: [here("ecr", `repository/${name}/*`)] },
        { actions: ["eks:*"], resources: [here("eks", `*/${name}`), here("eks", `*/${name}/*`)] },
        {
            actions: ["elasticfilesystem:*"],
            resources: [here("elasticfilesystem", "file-system/*"), here("elasticfilesystem", "access-point/*")],
        },
        { actions: ["elasticloadbalancing:*"], resources: [here("elasticloadbalancing", "*")] },
        // Route 53 writes to log groups of another region than the stack's.
        { actions: ["logs:*"], resources: [`arn:${partition}:logs:*:${accountId}:*`] },
        { actions: ["rds:*"], resources: [here("rds", "*")] },
        { actions: ["route53:*"], resources: [`arn:${partition}:route53:::*`] },
        { actions: ["secretsmanager:*"], resources: [here("secretsmanager", `secret:${name}/*`)] },
        // Those of administrators of databases, which RDS names.
        {
            actions: ["secretsmanager:CreateSecret", "secretsmanager:TagResource"],
            resources: [here("secretsmanager", "secret:rds!*")],
        },
        // These know no resource.
        {
            actions: [
                "acm:RequestCertificate",
                "ecr:GetAuthorizationToken",
                "eks:CreateCluster",
                "elasticfilesystem:CreateFileSystem",
                "logs:DeleteResourcePolicy",
                "logs:PutResourcePolicy",
                "route53:CreateHostedZone",
            ],
            resources: ["*"],
        },
    ];
}

/** A key is the stack's by its tags, which nobody may give to a key that is somebody else's already. */
function keyStatements({ partition, accountId, project, stack }: AwsTarget): AwsPolicyStatement[] {
    const tagged = (kind: "RequestTag" | "ResourceTag") =>
        Object.entries(environmentTags(project, stack, {})).map(([tag, value]) => ({
            test: "StringEquals",
            variable: `aws:${kind}/${tag}`,
            values: [value],
        }));
    return [
        { actions: ["kms:CreateKey"], resources: ["*"], conditions: tagged("RequestTag") },
        {
            actions: ["kms:TagResource"],
            resources: ["*"],
            conditions: [
                ...tagged("RequestTag"),
                { test: "Null", variable: "aws:ResourceTag/project", values: ["true"] },
            ],
        },
        {
            actions: ["kms:*"],
            resources: [`arn:${partition}:kms:*:${accountId}:key/*`],
            conditions: tagged("ResourceTag"),
        },
    ];
}

function roleStatements({ partition, accountId, project, stack }: AwsTarget): AwsPolicyStatement[] {
    const roles = [`arn:${partition}:iam::${accountId}:role/${project}-${stack}-*`];
    return [
        {
            actions: [
                "iam:CreateRole",
                "iam:DeleteRole",
                "iam:DeleteRolePolicy",
                "iam:DetachRolePolicy",
                "iam:PutRolePolicy",
                "iam:TagRole",
                "iam:UntagRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole",
                "iam:UpdateRoleDescription",
            ],
            resources: roles,
        },
        {
            actions: ["iam:AttachRolePolicy"],
            resources: roles,
            conditions: [
                { test: "ArnEquals", variable: "iam:PolicyARN", values: delegatedPolicies.map(managedPolicyArn) },
            ],
        },
        {
            actions: ["iam:PassRole"],
            resources: roles,
            conditions: [{ test: "StringEquals", variable: "iam:PassedToService", values: passedTo }],
        },
        // AWS's own roles for its services, which the first use of a service makes.
        {
            actions: ["iam:CreateServiceLinkedRole"],
            resources: [`arn:${partition}:iam::${accountId}:role/aws-service-role/*`],
        },
    ];
}

/** The secrets of the stack: its state holds them as well, so who reads that learns nothing new. A refresh compares them. */
export function readSecretsStatement({ partition, region, accountId, project, stack }: AwsTarget): AwsPolicyStatement {
    return {
        actions: ["secretsmanager:GetSecretValue"],
        resources: [`arn:${partition}:secretsmanager:${region}:${accountId}:secret:${project}-${stack}/*`],
    };
}
