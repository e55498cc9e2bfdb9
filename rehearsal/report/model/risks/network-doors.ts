/** Where a type of resource says who may reach it. */
export interface DoorTable {
    readonly types: readonly string[];
    /** Path of the rules, each a door; absent if the resource itself is one. */
    readonly each?: string;
    /** What a rule must say to let somebody in, in lower case. */
    readonly where?: Readonly<Record<string, string>>;
    /** Paths of the networks that are let in, inside of a rule. */
    readonly sources: readonly string[];
    /** Path of the protocol by which they come. */
    readonly protocol?: string;
    /** Paths of the ports that they reach: numbers, names, or ranges such as `8000-8100`. */
    readonly ports?: readonly string[];
    /** Paths of the first and the last port that they reach. */
    readonly portRange?: readonly [first: string, last: string];
    /** Paths of the first and the last address of a range that is let in. */
    readonly range?: readonly [first: string, last: string];
    /** Whether only what is in the cluster already comes so far, so that a new one opens nothing to others. */
    readonly inside?: true;
    /** Given if no source at all means everybody, unless one of these paths has this value; `*` for any. */
    readonly openUnless?: Readonly<Record<string, string>>;
}

/** Properties: the input types of the SDKs. */
export const doorTables: readonly DoorTable[] = [
    {
        types: ["azure-native:network:NetworkSecurityGroup"],
        each: "securityRules[*]",
        where: { access: "allow", direction: "inbound" },
        sources: ["sourceAddressPrefix", "sourceAddressPrefixes[*]"],
        protocol: "protocol",
        ports: ["destinationPortRange", "destinationPortRanges[*]"],
    },
    {
        types: ["azure-native:network:SecurityRule"],
        where: { access: "allow", direction: "inbound" },
        sources: ["sourceAddressPrefix", "sourceAddressPrefixes[*]"],
        protocol: "protocol",
        ports: ["destinationPortRange", "destinationPortRanges[*]"],
    },
    {
        types: ["azure-native:containerservice:ManagedCluster"],
        sources: ["apiServerAccessProfile.authorizedIPRanges[*]"],
        openUnless: { "apiServerAccessProfile.enablePrivateCluster": "true" },
    },
    {
        types: ["azure-native:keyvault:Vault"],
        sources: ["properties.networkAcls.ipRules[*].value"],
    },
    {
        types: ["azure-native:storage:StorageAccount", "azure-native:containerregistry:Registry"],
        sources: ["networkRuleSet.ipRules[*].iPAddressOrRange"],
    },
    {
        types: ["azure-native:dbforpostgresql:FirewallRule"],
        sources: [],
        range: ["startIpAddress", "endIpAddress"],
    },
    {
        types: ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
        each: "ingress[*]",
        sources: ["cidrBlocks[*]", "ipv6CidrBlocks[*]", "prefixListIds[*]", "securityGroups[*]"],
        protocol: "protocol",
        portRange: ["fromPort", "toPort"],
    },
    {
        types: ["aws:ec2/securityGroupRule:SecurityGroupRule"],
        where: { type: "ingress" },
        sources: ["cidrBlocks[*]", "ipv6CidrBlocks[*]", "prefixListIds[*]", "sourceSecurityGroupId"],
        protocol: "protocol",
        portRange: ["fromPort", "toPort"],
    },
    {
        types: ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
        sources: ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"],
        protocol: "ipProtocol",
        portRange: ["fromPort", "toPort"],
    },
    {
        types: ["aws:eks/cluster:Cluster"],
        sources: ["vpcConfig.publicAccessCidrs[*]"],
        openUnless: { "vpcConfig.endpointPublicAccess": "false" },
    },
    {
        types: ["kubernetes:core/v1:Service"],
        where: { "spec.type": "loadbalancer" },
        sources: ["spec.loadBalancerSourceRanges[*]"],
        ports: ["spec.ports[*].port"],
        openUnless: {
            'metadata.annotations["service.beta.kubernetes.io/azure-load-balancer-internal"]': "true",
            'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]': "internal",
        },
    },
    {
        types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
        each: "spec.ingress[*]",
        sources: ["from[*].ipBlock.cidr"],
        ports: ["ports[*].port"],
        inside: true,
        openUnless: { "from[0]": "*" },
    },
];

/** A property by which a resource can be reached from outside, or by anybody. */
export interface GateTable {
    readonly types: readonly string[];
    readonly path: string;
    /** The value that keeps others out. */
    readonly shut: string | boolean;
    /** Whether leaving it out keeps them out, too. */
    readonly shutByDefault: boolean;
    /** What is open otherwise. */
    readonly open: string;
}

export const gateTables: readonly GateTable[] = [
    {
        types: [
            "azure-native:containerregistry:Registry",
            "azure-native:containerservice:ManagedCluster",
            "azure-native:storage:StorageAccount",
        ],
        path: "publicNetworkAccess",
        shut: "Disabled",
        shutByDefault: false,
        open: "It can be reached from the internet, as far as its firewall lets in",
    },
    {
        types: ["azure-native:keyvault:Vault"],
        path: "properties.publicNetworkAccess",
        shut: "Disabled",
        shutByDefault: false,
        open: "It can be reached from the internet, as far as its firewall lets in",
    },
    {
        types: ["azure-native:dbforpostgresql:Server"],
        path: "network.publicNetworkAccess",
        shut: "Disabled",
        shutByDefault: false,
        open: "It can be reached from the internet, as far as its firewall lets in",
    },
    {
        types: ["azure-native:keyvault:Vault"],
        path: "properties.networkAcls.defaultAction",
        shut: "Deny",
        shutByDefault: false,
        open: "Its firewall lets in every network",
    },
    {
        types: ["azure-native:storage:StorageAccount", "azure-native:containerregistry:Registry"],
        path: "networkRuleSet.defaultAction",
        shut: "Deny",
        shutByDefault: false,
        open: "Its firewall lets in every network",
    },
    {
        types: ["azure-native:storage:StorageAccount"],
        path: "allowBlobPublicAccess",
        shut: false,
        shutByDefault: false,
        open: "Containers in it may be made public",
    },
    {
        types: ["azure-native:containerservice:ManagedCluster"],
        path: "apiServerAccessProfile.enablePrivateCluster",
        shut: true,
        shutByDefault: false,
        open: "The Kubernetes API has a public address",
    },
    {
        types: ["aws:eks/cluster:Cluster"],
        path: "vpcConfig.endpointPublicAccess",
        shut: false,
        shutByDefault: false,
        open: "The Kubernetes API has a public address",
    },
    {
        types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
        path: "publiclyAccessible",
        shut: false,
        shutByDefault: true,
        open: "The database has a public address",
    },
    {
        types: ["aws:lb/loadBalancer:LoadBalancer"],
        path: "internal",
        shut: true,
        shutByDefault: false,
        open: "The load balancer has a public address",
    },
    ...["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].map((path) => ({
        types: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
        path,
        shut: true,
        shutByDefault: false,
        open: "The bucket may be made public",
    })),
    {
        types: ["aws:ec2/subnet:Subnet"],
        path: "mapPublicIpOnLaunch",
        shut: false,
        shutByDefault: true,
        open: "Machines in it get public addresses",
    },
];
