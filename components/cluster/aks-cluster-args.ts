import type * as pulumi from "@pulumi/pulumi";

import type { AksNetworkReference } from "../network/azure-network-references";
import type { AcrReference } from "../registry/acr-registry";

/** How much of the control plane Azure guarantees, and at what price. */
export const AksTier = {
    /** No charge and no guarantee: for development. */
    Free: "Free",
    /** A financially backed uptime, billed by the hour. */
    Standard: "Standard",
    /** Standard with two years of support for a Kubernetes version. */
    Premium: "Premium",
} as const;
export type AksTier = (typeof AksTier)[keyof typeof AksTier];

/** Which Kubernetes versions Azure installs by itself. */
export const AksUpgradeChannel = {
    /** The newest patch of the minor version the program names. */
    Patch: "patch",
    /** The newest patch of the last but one minor version. */
    Stable: "stable",
    /** The newest supported version. */
    Rapid: "rapid",
    /** Nothing: every version comes from the program. */
    None: "none",
} as const;
export type AksUpgradeChannel = (typeof AksUpgradeChannel)[keyof typeof AksUpgradeChannel];

/** How nodes get security updates of their operating system. */
export const AksNodeOsUpgradeChannel = {
    /** Weekly images; nodes are replaced. */
    NodeImage: "NodeImage",
    /** Only tested security patches, mostly without a replacement of nodes. */
    SecurityPatch: "SecurityPatch",
} as const;
export type AksNodeOsUpgradeChannel = (typeof AksNodeOsUpgradeChannel)[keyof typeof AksNodeOsUpgradeChannel];

/** Where the disk of a node's operating system is. */
export const AksOsDiskType = {
    /** In Azure's storage: it outlives failures of the host, and is paid for. */
    Managed: "Managed",
    /**
     * On the host itself: faster, free, and gone with the node. The size must have a local disk or a cache that is as large,
     * which the sizes with a `d` have: 150 GiB in `Standard_D4ads_v5`.
     * Source: azure-compute-docs `articles/virtual-machines/ephemeral-os-disks.md`, `sizes/general-purpose/dadsv5-series.md`
     */
    Ephemeral: "Ephemeral",
} as const;
export type AksOsDiskType = (typeof AksOsDiskType)[keyof typeof AksOsDiskType];

/** How traffic leaves the nodes. */
export const AksEgress = {
    /** By the load balancer that AKS makes. */
    LoadBalancer: "loadBalancer",
    /** By the NAT gateway that the node subnet already has. */
    NatGateway: "userAssignedNATGateway",
} as const;
export type AksEgress = (typeof AksEgress)[keyof typeof AksEgress];

/** A day of the week. */
export const AksWeekDay = {
    Monday: "Monday",
    Tuesday: "Tuesday",
    Wednesday: "Wednesday",
    Thursday: "Thursday",
    Friday: "Friday",
    Saturday: "Saturday",
    Sunday: "Sunday",
} as const;
export type AksWeekDay = (typeof AksWeekDay)[keyof typeof AksWeekDay];

/** Nodes of one kind, whose number follows the load between two bounds. */
export interface AksNodePool {
    /** 1 to 12 lower-case letters and digits, a letter first. */
    readonly name: string;
    /**
     * Size of the virtual machines, for example `Standard_D4as_v5`. Fixed at creation: give the pool a new name to change
     * it. For the system pool, which cannot be exchanged, this takes a new cluster.
     */
    readonly vmSize: string;
    /**
     * Size of the operating system's disk in GiB, 30 to 2048. Fixed at creation.
     * @default 64
     */
    readonly osDiskSizeGb?: number;
    /**
     * Where this disk is. Fixed at creation.
     * @default Azure decides: AksOsDiskType.Ephemeral where the size of the machine has room for it, or else Managed
     */
    readonly osDiskType?: AksOsDiskType;
    /**
     * Whether the host encrypts temporary disks and caches. The subscription must have the feature `EncryptionAtHost` of
     * `Microsoft.Compute`. Fixed at creation.
     * @default true
     */
    readonly encryptionAtHost?: boolean;
    /**
     * Nodes at creation; afterwards the autoscaler decides, and changes of this number are ignored.
     * @default minCount
     */
    readonly count?: number;
    /** The least number of nodes: at least 1 in the system pool, at least 0 in others. */
    readonly minCount: number;
    /** The greatest number of nodes, at most 1000. */
    readonly maxCount: number;
    /**
     * Availability zones to spread the nodes over. Give an empty list in a region without zones. Fixed at creation.
     * @default ["1", "2", "3"]
     */
    readonly zones?: string[];
}

/** Who reaches the Kubernetes API: either a list of networks, or only those inside the virtual network. */
export interface AksApiServerAccess {
    /**
     * Whether the API has an address inside the virtual network only. Pulumi must then run in it, or in one peered to it.
     * Fixed at creation.
     * @default false
     */
    readonly privateCluster?: boolean;
    /**
     * Networks that reach a public API, in CIDR notation, at most 200. The nodes' own way out is added.
     * `0.0.0.0/0` is refused: take `privateCluster` or name the networks.
     * @default [], which only a private cluster may have
     */
    readonly authorizedIpRanges?: string[];
}

/** When Azure may upgrade the cluster and its nodes: once a week. */
export interface AksMaintenanceWindow {
    /** Day of the week. */
    readonly day: AksWeekDay;
    /** Begin as `HH:mm`. */
    readonly startTime: string;
    /**
     * Time zone of the begin as an offset from UTC.
     * @default "+00:00"
     */
    readonly utcOffset?: string;
    /** Length in hours, 4 to 24. */
    readonly durationHours: number;
}

/** What other components need to know of an AKS cluster: `AksCluster` itself, or the ids of one that exists. */
export interface AksClusterReference {
    /** ARM id of the cluster. */
    readonly aksId: pulumi.Input<string>;
    /** URL of the issuer of service account tokens. */
    readonly oidcIssuerUrl: pulumi.Input<string>;
    /** Object id of the identity by which the cluster manages load balancers, addresses and volumes. */
    readonly controlPlanePrincipalId: pulumi.Input<string>;
}

export interface AksClusterArgs {
    /** The resource group of the cluster and its identities. Azure adds a group of its own for the nodes. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /** Where the nodes are: an `AzureNetwork`, or the ids of another. A change of the subnet replaces the cluster. */
    readonly network: AksNetworkReference;
    /**
     * Minor version of Kubernetes, in quotes. With a channel other than `None` and `Patch` it matters at creation only.
     * @default "1.36"
     */
    readonly kubernetesVersion?: string;
    /**
     * How much of the control plane Azure guarantees.
     * @default AksTier.Free
     */
    readonly tier?: AksTier;
    /** Runs what the cluster itself needs; without user pools also everything else. */
    readonly systemPool: AksNodePool;
    /**
     * Pools for workloads. As soon as there is one, the system pool is tainted and takes no other pods.
     * @default []
     */
    readonly userPools?: AksNodePool[];
    /** Who reaches the Kubernetes API. */
    readonly apiServer: AksApiServerAccess;
    /** Object ids of the Entra groups whose members are cluster administrators: at least one, since local accounts are off. */
    readonly adminGroupObjectIds: string[];
    /**
     * The registry that nodes may pull from: an `AcrRegistry`, or the ids of another.
     * @default none: nodes pull only public images
     */
    readonly registry?: AcrReference;
    /**
     * How traffic leaves the nodes. Fixed at creation.
     * @default AksEgress.LoadBalancer
     */
    readonly egress?: AksEgress;
    /**
     * Addresses of pods; each node takes a /24. Must not touch the virtual network. Fixed at creation.
     * @default "10.244.0.0/16"
     */
    readonly podCidr?: string;
    /**
     * Addresses of services. Must not touch the virtual network. Fixed at creation.
     * @default "10.96.0.0/16"
     */
    readonly serviceCidr?: string;
    /**
     * Which Kubernetes versions Azure installs by itself.
     * @default AksUpgradeChannel.Patch
     */
    readonly upgradeChannel?: AksUpgradeChannel;
    /**
     * How nodes get security updates.
     * @default AksNodeOsUpgradeChannel.NodeImage
     */
    readonly nodeOsUpgradeChannel?: AksNodeOsUpgradeChannel;
    /**
     * When Azure may upgrade.
     * @default Sunday 02:00 UTC, four hours
     */
    readonly maintenance?: AksMaintenanceWindow;
    /**
     * Days for which a Log Analytics workspace keeps the logs of the control plane, among them who changed what: 30 to 730.
     * Azure bills what is written, and what is kept longer than 31 days.
     * @default none: nobody keeps them
     */
    readonly logRetentionDays?: number;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace the cluster and its logs.
     * @default true
     */
    readonly protect?: boolean;
}
