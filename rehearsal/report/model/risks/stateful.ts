import type { ChangeKind, RiskLevel } from "../report";

/** What is lost or interrupted when a resource is deleted, or replaced by a new one. */
interface Stateful {
    readonly level: RiskLevel;
    /** For people: `the database server`. */
    readonly what: string;
    readonly replaced: string;
    /** @default what `replaced` says */
    readonly deleted?: string;
    readonly types: readonly string[];
}

const cluster = "a cluster";

/**
 * Resources that hold data, or that others depend on by a name, an address or an id that a new one does not have.
 * Types: the SDKs that the stacks use.
 */
const table: readonly Stateful[] = [
    {
        level: "high",
        what: "a database",
        replaced: "Its data is gone unless it is restored from a backup, and applications are down meanwhile.",
        deleted: "Its data is gone, and so are backups that live with it.",
        types: [
            "aws:dynamodb/table:Table",
            "aws:rds/cluster:Cluster",
            "aws:rds/instance:Instance",
            "azure-native:dbforpostgresql:Database",
            "azure-native:dbforpostgresql:Server",
        ],
    },
    {
        level: "high",
        what: "storage",
        replaced: "The new one is empty: files and objects in the old one are gone.",
        deleted: "Files and objects in it are gone.",
        types: [
            "aws:ebs/volume:Volume",
            "aws:efs/fileSystem:FileSystem",
            "aws:s3/bucket:Bucket",
            "aws:s3/bucketV2:BucketV2",
            "azure-native:storage:BlobContainer",
            "azure-native:storage:FileShare",
            "azure-native:storage:StorageAccount",
            "kubernetes:core/v1:PersistentVolumeClaim",
        ],
    },
    {
        level: "high",
        what: cluster,
        replaced: "Everything that runs in it stops, is installed anew, and loses the volumes that only it knows.",
        deleted: "Everything that runs in it stops, and volumes that only it knows are lost.",
        types: ["aws:eks/cluster:Cluster", "azure-native:containerservice:ManagedCluster"],
    },
    {
        level: "high",
        what: "keys or secrets",
        replaced: "The new one lacks what is in the old one; what was encrypted with it can no longer be read.",
        deleted: "What is in it can no longer be used; what was encrypted with it can no longer be read.",
        types: [
            "aws:kms/key:Key",
            "aws:secretsmanager/secret:Secret",
            "azure-native:keyvault:Key",
            "azure-native:keyvault:Vault",
        ],
    },
    {
        level: "high",
        what: "a generated password or key",
        replaced:
            "The value changes: whoever still has the old one is locked out, and what it encrypted can no longer be read.",
        deleted: "Whoever still has it is locked out, and what it encrypted can no longer be read.",
        types: ["random:index/randomBytes:RandomBytes", "random:index/randomPassword:RandomPassword"],
    },
    {
        level: "high",
        what: "a DNS zone",
        replaced: "It gets other name servers: no name in it resolves until the parent zone is delegated anew.",
        deleted: "No name in it resolves any more.",
        types: ["aws:route53/zone:Zone", "azure-native:dns:Zone"],
    },
    {
        level: "high",
        what: "a registry",
        replaced: "Images and charts in it are gone; pods that start pull nothing until they are pushed again.",
        deleted: "Images and charts in it are gone; pods that start pull nothing from it.",
        types: ["aws:ecr/repository:Repository", "azure-native:containerregistry:Registry"],
    },
    {
        level: "high",
        what: "a network",
        replaced: "Everything in it is made anew with it, and stands still until then.",
        deleted: "Everything in it goes with it.",
        types: [
            "aws:ec2/subnet:Subnet",
            "aws:ec2/vpc:Vpc",
            "azure-native:network:Subnet",
            "azure-native:network:VirtualNetwork",
        ],
    },
    {
        level: "high",
        what: "what holds others",
        replaced: "Everything in it is deleted with it, also what Pulumi does not know of.",
        types: ["azure-native:resources:ResourceGroup", "kubernetes:core/v1:Namespace"],
    },
    {
        level: "medium",
        what: "nodes",
        replaced: "Pods on its nodes are evicted and start elsewhere; what has one replica is down meanwhile.",
        deleted: "Pods on its nodes are evicted and start elsewhere if there is room.",
        types: ["aws:eks/nodeGroup:NodeGroup", "azure-native:containerservice:AgentPool"],
    },
    {
        level: "medium",
        what: "a server of a database",
        replaced:
            "Connections to it break, and the database is down until it, or another one of its servers, takes over.",
        deleted: "Connections to it break; the database has one server less, or none.",
        types: ["aws:rds/clusterInstance:ClusterInstance"],
    },
    {
        level: "medium",
        what: "a machine",
        replaced: "What runs on it stops, and what is on its own disk is gone.",
        types: ["aws:ec2/instance:Instance"],
    },
    {
        level: "medium",
        what: "an address",
        replaced:
            "The address changes: names that point at it and allow-lists that name it lead nowhere until they follow.",
        deleted: "Names that point at it and allow-lists that name it lead nowhere.",
        types: [
            "aws:ec2/eip:Eip",
            "aws:ec2/natGateway:NatGateway",
            "aws:lb/loadBalancer:LoadBalancer",
            "azure-native:network:NatGateway",
            "azure-native:network:PublicIPAddress",
            "kubernetes:core/v1:Service",
        ],
    },
    {
        level: "medium",
        what: "an identity",
        replaced:
            "It gets another id: rights and trust that name the old one must be given anew, and logins fail until then.",
        deleted: "Whoever logs in by it is locked out.",
        types: [
            "aws:iam/role:Role",
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
            "azure-native:managedidentity:UserAssignedIdentity",
            "azuread:index/application:Application",
            "azuread:index/applicationRegistration:ApplicationRegistration",
            "azuread:index/servicePrincipal:ServicePrincipal",
        ],
    },
    {
        level: "medium",
        what: "an installation in the cluster",
        replaced: "It is uninstalled and installed again: what it serves is down meanwhile, and its volumes may go.",
        deleted: "It is uninstalled; what it serves stops.",
        types: [
            "azure-native:kubernetesconfiguration:Extension",
            "kubernetes:apps/v1:StatefulSet",
            "kubernetes:helm.sh/v3:Release",
        ],
    },
    {
        level: "medium",
        what: "a certificate",
        replaced: "A new one must be issued and validated before TLS works again.",
        deleted: "TLS no longer works where it is used.",
        types: ["aws:acm/certificate:Certificate"],
    },
    {
        level: "medium",
        what: "logs",
        replaced: "What was logged until now is gone.",
        types: ["aws:cloudwatch/logGroup:LogGroup", "azure-native:operationalinsights:Workspace"],
    },
];

const byType = new Map(table.flatMap((row) => row.types.map((type) => [type, row] as const)));

export function isCluster(type: string): boolean {
    return byType.get(type)?.what === cluster;
}

/** What is known of a type that holds something. */
export function statefulOf(type: string): Pick<Stateful, "level" | "what"> | undefined {
    return byType.get(type);
}

/** What a replacement or deletion of a resource means, if it holds data or serves. */
export function consequenceOf(type: string, kind: ChangeKind | undefined): string | undefined {
    const row = byType.get(type);
    switch (kind) {
        case "replaced":
            return row?.replaced;
        case "deleted":
            return row?.deleted ?? row?.replaced;
        default:
            return undefined;
    }
}
