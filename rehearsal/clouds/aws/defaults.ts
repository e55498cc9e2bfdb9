import type { Naming } from "../bridged/naming";
import type { ValueMap } from "../simulation/values";

const lower = (name: string) => name.toLowerCase();
const fifo = (property: string) => (name: string, inputs: ValueMap) =>
    inputs[property] === true ? `${name}.fifo` : name;

/** Source: the fields with `AutoName` in `provider/resource_overrides.go` of pulumi-aws. */
export const naming: Readonly<Record<string, Naming>> = {
    "athena/database:Database": { property: "name", most: 255, separator: "_" },
    "backup/restoreTestingPlan:RestoreTestingPlan": { property: "name", most: 255, separator: "_" },
    "cloudwatch/eventRule:EventRule": { property: "name", most: 64 },
    "cloudwatch/eventTarget:EventTarget": { property: "targetId", most: 255 },
    "cloudwatch/metricAlarm:MetricAlarm": { property: "name", most: 255 },
    "ec2/keyPair:KeyPair": { property: "keyName", most: 255 },
    "efs/fileSystem:FileSystem": { property: "creationToken", most: 255 },
    "eks/fargateProfile:FargateProfile": { property: "fargateProfileName", most: 255 },
    "eks/nodeGroup:NodeGroup": { property: "nodeGroupName", most: 255 },
    "elasticache/cluster:Cluster": { property: "clusterId", most: 50, before: lower },
    "elasticache/replicationGroup:ReplicationGroup": { property: "replicationGroupId", most: 40, before: lower },
    "elasticbeanstalk/environment:Environment": { property: "name", most: 40 },
    "elasticsearch/domain:Domain": { property: "domainName", most: 28, before: lower },
    "iam/role:Role": { property: "name", most: 64 },
    "kms/alias:Alias": { property: "name", most: 238, after: (name) => name.replace(/^(?!alias\/)/, "alias/") },
    "lambda/function:Function": { property: "name", most: 64 },
    "lambda/permission:Permission": { property: "statementId", most: 100 },
    "mq/broker:Broker": { property: "brokerName", most: 55 },
    "msk/cluster:Cluster": { property: "clusterName", most: 255 },
    "msk/serverlessCluster:ServerlessCluster": { property: "clusterName", most: 255 },
    "opensearch/domain:Domain": { property: "domainName", most: 255 },
    "rds/instance:Instance": { property: "identifier", most: 255, separator: "" },
    "s3/bucket:Bucket": { property: "bucket", most: 63, before: lower },
    "s3/bucketObject:BucketObject": { property: "key", most: 1024, digits: 0 },
    "s3/bucketObjectv2:BucketObjectv2": { property: "key", most: 1024, digits: 0 },
    "sns/topic:Topic": { property: "name", most: 80, after: fifo("fifoTopic") },
    "sqs/queue:Queue": { property: "name", most: 80, after: fifo("fifoQueue") },
};

const described = { description: "Managed by Pulumi" };

/** Source: the fields with `managedByPulumi` in the same file. */
export const defaults: Readonly<Record<string, ValueMap>> = {
    "apigateway/apiKey:ApiKey": described,
    "appsync/apiKey:ApiKey": described,
    "docdb/subnetGroup:SubnetGroup": described,
    "ec2/securityGroup:SecurityGroup": described,
    "elasticache/parameterGroup:ParameterGroup": described,
    "elasticache/subnetGroup:SubnetGroup": described,
    "mediapackage/channel:Channel": described,
    "neptune/subnetGroup:SubnetGroup": described,
    "rds/clusterParameterGroup:ClusterParameterGroup": described,
    "rds/optionGroup:OptionGroup": { optionGroupDescription: "Managed by Pulumi" },
    "rds/parameterGroup:ParameterGroup": described,
    "rds/subnetGroup:SubnetGroup": described,
    "redshift/parameterGroup:ParameterGroup": described,
    "redshift/subnetGroup:SubnetGroup": described,
    "route53/zone:Zone": { comment: "Managed by Pulumi" },
};

/** Source: the resources with `DeleteBeforeReplace` in the same file. */
export const deleteBeforeReplace: ReadonlySet<string> = new Set([
    "apigateway/integration:Integration",
    "cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    "ec2/securityGroupRule:SecurityGroupRule",
    "ec2transitgateway/vpcAttachment:VpcAttachment",
    "ecr/lifecyclePolicy:LifecyclePolicy",
    "efs/mountTarget:MountTarget",
    "iam/accountAlias:AccountAlias",
    "iam/groupPolicyAttachment:GroupPolicyAttachment",
    "iam/policyAttachment:PolicyAttachment",
    "iam/rolePolicyAttachment:RolePolicyAttachment",
    "iam/userPolicyAttachment:UserPolicyAttachment",
]);
