import type { ResourceRule } from "../rule";
import { clusterInstance, databaseCluster, databaseInstance } from "./databases";
import { eksCluster } from "./eks-cluster";
import { role } from "./iam-resources";
import { loadBalancers } from "./load-balancers";
import { hostedZone } from "./route53-zones";
import { buckets } from "./s3-buckets";
import { securityGroup } from "./traffic";

interface Properties {
    readonly tags?: Readonly<Record<string, string>>;
}

/** What Fairlead's components tag everything with; see components/shared/tags.ts. */
const required = ["project", "environment", "managed-by"];

/** What costs money, holds data or gives rights. The provider adds the tags of its configuration to these. */
const types = [
    clusterInstance,
    databaseCluster,
    databaseInstance,
    eksCluster,
    hostedZone,
    role,
    securityGroup,
    ...buckets,
    ...loadBalancers,
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:dynamodb/table:Table",
    "aws:ebs/volume:Volume",
    "aws:ec2/eip:Eip",
    "aws:ec2/instance:Instance",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/natGateway:NatGateway",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/vpc:Vpc",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    "aws:ecr/repository:Repository",
    "aws:efs/fileSystem:FileSystem",
    "aws:eks/nodeGroup:NodeGroup",
    "aws:kms/key:Key",
    "aws:secretsmanager/secret:Secret",
];

/** Who finds a resource in the account has only its tags to ask whose it is. */
export const awsTags: ResourceRule<Properties> = {
    name: "aws-tags",
    title: "Resources on AWS say what they belong to",
    why: "Nobody dares to delete, and nobody pays for, what might be anybody's.",
    mend: `Give the tags ${required.join(", ")}: by environmentTags and the components' \`tags\`, or by \`aws:defaultTags\`.`,
    severity: "low",
    references: [],
    types,
    guards: types.map((type) => ({ type, property: "tags" })),
    scope: "resource",
    *check({ properties: { tags = {} } }) {
        const missing = required.filter((name) => (tags[name] ?? "").trim() === "");
        if (missing.length > 0) {
            yield { property: "tags", expected: `${missing.join(", ")} among them`, found: Object.keys(tags) };
        }
    },
};
