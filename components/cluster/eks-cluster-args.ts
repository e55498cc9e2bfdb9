import type * as pulumi from "@pulumi/pulumi";

import type { AwsNetworkReference } from "../network/aws-network-references";

/** What a taint does to pods that do not tolerate it. */
export const EksTaintEffect = {
    /** They are not scheduled. */
    NoSchedule: "NO_SCHEDULE",
    /** They are not scheduled, and those that run are evicted. */
    NoExecute: "NO_EXECUTE",
    /** They are scheduled elsewhere if possible. */
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const;
export type EksTaintEffect = (typeof EksTaintEffect)[keyof typeof EksTaintEffect];

/** Keeps pods away that do not tolerate it. */
export interface EksTaint {
    /** Key of the taint. */
    readonly key: string;
    /**
     * Value of the taint.
     * @default none
     */
    readonly value?: string;
    /** What it does. */
    readonly effect: EksTaintEffect;
}

/** Nodes of one kind, whose number follows the load between two bounds. */
export interface EksNodePool {
    /** 1 to 12 lower-case letters and digits, a letter first. A change replaces the nodes, new ones first. */
    readonly name: string;
    /**
     * Types of the instances, all of one processor, and for the autoscaler's sake of one size; for example `m7g.large`,
     * or several for `spot`. A change replaces the nodes, new ones first.
     */
    readonly instanceTypes: string[];
    /**
     * Whether to take spare capacity, which is cheaper and may be withdrawn two minutes after a warning. A change replaces
     * the nodes, new ones first.
     * @default false
     */
    readonly spot?: boolean;
    /**
     * Size of the nodes' encrypted disk in GiB, 20 to 16384. A change exchanges the nodes, a third at a time.
     * @default 64
     */
    readonly diskSizeGb?: number;
    /**
     * Nodes at creation; afterwards the autoscaler decides, and changes of this number are ignored.
     * @default minCount
     */
    readonly count?: number;
    /** The least number of nodes, at least 0. */
    readonly minCount: number;
    /** The greatest number of nodes, at most 450. */
    readonly maxCount: number;
    /**
     * Labels of the nodes.
     * @default {}
     */
    readonly labels?: Record<string, string>;
    /**
     * Taints of the nodes.
     * @default []
     */
    readonly taints?: EksTaint[];
}

/** Who reaches the Kubernetes API: either a list of networks, or only those inside the VPC. Nodes always come from inside. */
export interface EksApiServerAccess {
    /**
     * Whether the API can be reached inside the VPC only. Pulumi must then run in it, or in a network connected to it.
     * @default false
     */
    readonly privateCluster?: boolean;
    /**
     * Networks that reach a public API, in CIDR notation, at most 40.
     * `0.0.0.0/0` is refused: take `privateCluster` or name the networks.
     * @default [], which only a private cluster may have
     */
    readonly authorizedIpRanges?: string[];
}

/** What other components need to know of an EKS cluster: `EksCluster` itself, or the ids of one that exists. */
export interface EksClusterReference {
    /** The cluster's name, which is unique in a region of an account. */
    readonly clusterName: pulumi.Input<string>;
    /** ARN of the cluster. */
    readonly clusterArn: pulumi.Input<string>;
}

export interface EksClusterArgs {
    /**
     * Where the nodes and the API's addresses are: an `AwsNetwork`, or the ids of another, in at least two zones. A change of
     * the private subnets replaces the nodes, new ones first; EKS refuses other zones, or another VPC, for a cluster that
     * exists.
     */
    readonly network: AwsNetworkReference;
    /**
     * Minor version of Kubernetes, in quotes: one of those that Fairlead knows the add-ons of. It can be raised by one step
     * at a time, and never lowered.
     * @default "1.36"
     */
    readonly kubernetesVersion?: string;
    /** The nodes: at least one pool without taints and with at least one node, where the add-ons run. */
    readonly nodePools: EksNodePool[];
    /** Who reaches the Kubernetes API. */
    readonly apiServer: EksApiServerAccess;
    /**
     * ARNs of the IAM roles or users that are cluster administrators. Whoever creates the cluster is one already, and must
     * not be listed.
     * @default []
     */
    readonly adminPrincipalArns?: string[];
    /**
     * Days that the logs of the control plane are kept: one of the numbers CloudWatch takes.
     * @default 30
     */
    readonly logRetentionDays?: number;
    /**
     * Tags of every resource, and of the nodes and their disks.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace the cluster, and the key that its secrets are encrypted with.
     * @default true
     */
    readonly protect?: boolean;
    /**
     * Whether EKS refuses to delete the cluster, whoever asks. To delete it, deploy once with `false` first.
     * @default true
     */
    readonly deletionProtection?: boolean;
}
