import { byUse, counted, one, type Rule, unknown } from "../charge";
import { noRegion } from "../prices";
import { lengthAt, textAt } from "../stack-view";
import { auroraCluster, auroraInstance } from "./aurora";
import { eksCluster, eksNodeGroup } from "./eks";

const natGateway: Rule = (gateway, stack) => {
    const price = { region: stack.regionOf(gateway), service: "nat-gateway", key: "public" };
    return [
        counted({ id: "gateway", what: "NAT gateway", ...price, count: one }),
        byUse("traffic by NAT gateways", { ...price, service: "nat-gateway-traffic" }),
    ];
};

const elasticAddress: Rule = (address, stack) => [
    counted({
        id: "address",
        what: "Public IPv4 address",
        region: stack.regionOf(address),
        service: "public-ip",
        key: "ipv4",
        count: one,
    }),
];

const unknownZones = "In how many zones it is, is known only after a deployment.";

/** An interface has an address in each of its subnets, and each is billed; gateways are free. */
const vpcEndpoint: Rule = (endpoint, stack) => {
    const type = textAt(endpoint.inputs, "vpcEndpointType") ?? "Gateway";
    const zones = lengthAt(endpoint.inputs, "subnetIds");
    if (type === "Gateway") {
        return [];
    }
    return [
        zones === undefined
            ? unknown("endpoint", "Endpoint", unknownZones)
            : counted({
                  id: "endpoint",
                  what: `Endpoint in ${zones} zones`,
                  region: stack.regionOf(endpoint),
                  service: "vpc-endpoint",
                  key: type,
                  count: { base: zones, most: zones },
              }),
    ];
};

/** A balancer, and an address for each zone in which it has none of the stack's own. */
const loadBalancer: Rule = (balancer, stack) => {
    const type = textAt(balancer.inputs, "loadBalancerType") ?? "application";
    const region = stack.regionOf(balancer);
    const zones = balancer.inputs.internal === true ? 0 : lengthAt(balancer.inputs, "subnets");
    const balancing = counted({
        id: "balancer",
        what: `Load balancer, ${type}`,
        region,
        service: "load-balancer",
        key: type,
        count: one,
    });
    const used = byUse(`capacity units of load balancers, ${type}`, {
        region,
        service: "load-balancer-capacity",
        key: type,
    });
    if (zones === 0) {
        return [balancing, used];
    }
    const what = "public IPv4 address of the load balancer";
    const addresses =
        zones === undefined
            ? unknown("addresses", "Public IPv4 addresses of the load balancer", unknownZones)
            : counted(
                  {
                      id: "addresses",
                      what: `${zones} × ${what}`,
                      region,
                      service: "public-ip",
                      key: "ipv4",
                      count: { base: zones, most: zones },
                  },
                  "One in each zone, as it has without traffic.",
              );
    return [balancing, addresses, used];
};

const secret: Rule = (resource, stack) => [
    counted({
        id: "secret",
        what: "Secret",
        region: stack.regionOf(resource),
        service: "secrets-manager",
        key: "secret",
        count: one,
    }),
];

const key: Rule = (resource, stack) => [
    counted(
        { id: "key", what: "Key", region: stack.regionOf(resource), service: "kms", key: "key", count: one },
        "It has not been rotated yet.",
    ),
];

const zone: Rule = () => [
    counted(
        { id: "zone", what: "DNS zone", region: noRegion, service: "route53", key: "zone", count: one },
        "It is among the account's first 25 zones.",
    ),
    byUse("questions to DNS zones"),
];

export const awsRules: Readonly<Record<string, Rule>> = {
    "aws:cloudwatch/logGroup:LogGroup": (group, stack) => [
        byUse("logs in CloudWatch", { region: stack.regionOf(group), service: "logs", key: "written" }),
    ],
    "aws:ec2/eip:Eip": elasticAddress,
    "aws:ec2/natGateway:NatGateway": natGateway,
    "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpoint,
    "aws:ecr/repository:Repository": (repository, stack) => [
        byUse("images in ECR", { region: stack.regionOf(repository), service: "ecr", key: "storage" }),
    ],
    "aws:efs/backupPolicy:BackupPolicy": () => [byUse("backups of EFS")],
    "aws:efs/fileSystem:FileSystem": (files, stack) => [
        byUse("files in EFS", { region: stack.regionOf(files), service: "efs", key: "standard" }),
    ],
    "aws:eks/cluster:Cluster": eksCluster,
    "aws:eks/nodeGroup:NodeGroup": eksNodeGroup,
    "aws:kms/key:Key": key,
    "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
    "aws:rds/cluster:Cluster": auroraCluster,
    "aws:rds/clusterInstance:ClusterInstance": auroraInstance,
    "aws:route53/zone:Zone": zone,
    "aws:s3/bucket:Bucket": () => [byUse("objects in S3")],
    "aws:secretsmanager/secret:Secret": secret,
};
