import type * as pulumi from "@pulumi/pulumi";

import type { EksClusterReference } from "../cluster/eks-cluster-args";
import type { AwsNetworkReference } from "../network/aws-network-references";
import type { Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { kubernetesName } from "../shared/kubernetes-rules";

export interface EfsFileStorageArgs {
    /** The cluster whose pods use the files. */
    readonly cluster: EksClusterReference;
    /**
     * The network of the cluster. Files are reached in each zone by the private subnet there. A change replaces what reaches
     * them, but not the files.
     */
    readonly network: AwsNetworkReference;
    /** Id of the security group that nodes and pods have: EksCluster's `clusterSecurityGroupId`. */
    readonly clusterSecurityGroupId: pulumi.Input<string>;
    /**
     * Name of the storage class. A change replaces it; volumes that exist stay.
     * @default the component's name
     */
    readonly storageClassName?: string;
    /**
     * Whether to install the EFS CSI driver. Only one instance in a cluster may do so, and it must outlive the others.
     * @default true
     */
    readonly installDriver?: boolean;
    /**
     * ARN of the KMS key to encrypt the files with. A change replaces the file system.
     * @default AWS's own key for EFS
     */
    readonly encryptionKeyArn?: pulumi.Input<string>;
    /**
     * Whether AWS Backup keeps daily copies for 35 days.
     * @default true
     */
    readonly backup?: boolean;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace the file system. Neither EFS nor a volume's end would: the directory of a
     * deleted volume stays, while a deleted file system is gone but for backups.
     * @default true
     */
    readonly protect?: boolean;
}

/** What is wrong with the arguments, before anything is created. */
export function efsFileStorageFaults(
    name: string,
    { storageClassName = name }: Pick<EfsFileStorageArgs, "storageClassName">,
): Fault[] {
    return [
        ...matches(
            "name",
            name,
            /^[A-Za-z0-9_-]{1,40}$/,
            "1 to 40 letters, digits, hyphens and underscores",
            "choose such a name, or the driver's role gets too long a name for AWS",
        ),
        ...kubernetesName("storageClassName", storageClassName),
    ];
}
