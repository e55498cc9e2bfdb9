/**
 * The names that Terraform has for what Pulumi's AWS package is generated from.
 *
 * Pulumi's bridge makes `aws:<module>/<name>:<Name>` of `aws_<module>_<name>` and camelCase of snake_case, makes plural the
 * names of lists, and unwraps lists of at most one block (`TerraformToPulumiNameV2` of pulumi-terraform-bridge). This is the
 * way back. The tables are what it can't know, taken from `provider/resources.go` of pulumi-aws. A type that is missing
 * here is one that checkov has no rule for, or that it then doesn't know: the oracle lists those as not judged.
 */

/** What a module's types begin with in Terraform, where that is not the module's name. */
const modules: Readonly<Record<string, string>> = {
    alb: "lb",
    amp: "prometheus",
    apigateway: "api_gateway",
    cfg: "config",
    costexplorer: "ce",
    directconnect: "dx",
    directoryservice: "directory_service",
    ec2: "",
    ec2clientvpn: "ec2_client_vpn",
    ec2transitgateway: "ec2_transit_gateway",
    elasticbeanstalk: "elastic_beanstalk",
    servicediscovery: "service_discovery",
};

/** Types that are named otherwise. */
const types: Readonly<Record<string, string>> = {
    "aws:alb/loadBalancer:LoadBalancer": "aws_lb",
    "aws:appsync/graphQLApi:GraphQLApi": "aws_appsync_graphql_api",
    "aws:cfg/rule:Rule": "aws_config_config_rule",
    "aws:cfg/recorder:Recorder": "aws_config_configuration_recorder",
    "aws:cloudtrail/trail:Trail": "aws_cloudtrail",
    "aws:codepipeline/pipeline:Pipeline": "aws_codepipeline",
    "aws:elb/loadBalancer:LoadBalancer": "aws_elb",
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": "aws_iam_openid_connect_provider",
    "aws:iam/sshKey:SshKey": "aws_iam_user_ssh_key",
    "aws:lb/loadBalancer:LoadBalancer": "aws_lb",
    "aws:rds/instance:Instance": "aws_db_instance",
    "aws:rds/optionGroup:OptionGroup": "aws_db_option_group",
    "aws:rds/parameterGroup:ParameterGroup": "aws_db_parameter_group",
    "aws:rds/proxy:Proxy": "aws_db_proxy",
    "aws:rds/snapshot:Snapshot": "aws_db_snapshot",
    "aws:rds/subnetGroup:SubnetGroup": "aws_db_subnet_group",
    "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": "aws_route53_hosted_zone_dnssec",
    "aws:s3/bucketObject:BucketObject": "aws_s3_object",
    "aws:s3/bucketObjectv2:BucketObjectv2": "aws_s3_object",
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": "aws_s3_bucket_replication_configuration",
    "aws:s3/inventory:Inventory": "aws_s3_bucket_inventory",
};

/** Lists of values whose name is singular in Terraform, and lists of blocks whose name is plural or made plural in an unusual way. */
const attributes: Readonly<Record<string, string>> = {
    aliases: "alias",
    blockDeviceMappings: "block_device_mappings",
    clientIdLists: "client_id_list",
    domainValidationOptions: "domain_validation_options",
    networkInterfaces: "network_interfaces",
    tagSpecifications: "tag_specifications",
    thumbprintLists: "thumbprint_list",
};

/** Attributes whose keys are the user's own. */
export const maps: ReadonlySet<string> = new Set(["labels", "tags", "tagsAll", "variables"]);

/** For example `aws_security_group` for `aws:ec2/securityGroup:SecurityGroup`. */
export function terraformType(token: string): string {
    const [, module = "", className = ""] = /^aws:([^/:]+)(?:\/[^:]*)?:(.+)$/.exec(token) ?? [];
    const parts = ["aws", modules[module] ?? module, snakeCase(className)];
    return types[token] ?? parts.filter((part) => part !== "").join("_");
}

/** For example `ingress_cidr` for `ingressCidr`. */
export function attributeName(property: string): string {
    return attributes[property] ?? snakeCase(property);
}

/** The name of one of several blocks: `default_action` for `defaultActions`. */
export function blockName(property: string): string {
    return attributes[property] ?? singular(snakeCase(property));
}

function snakeCase(name: string): string {
    return name.replaceAll(/[A-Z]/g, (letter, index) => `${index === 0 ? "" : "_"}${letter.toLowerCase()}`);
}

function singular(name: string): string {
    return name
        .replace(/ies$/, "y")
        .replace(/(ss|sh|ch|x)es$/, "$1")
        .replace(/([^s])s$/, "$1");
}
