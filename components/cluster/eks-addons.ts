import * as pulumi from "@pulumi/pulumi";
import { Addon } from "@pulumi/aws/eks/addon";

import type { EksAddon } from "../shared/versions";
import { createPodIdentityRole } from "../workload-identity/aws-pod-identity";
import type { EksClusterReference } from "./eks-cluster-args";

/** An add-on of a cluster as EKS installs it. */
export interface EksAddonArgs {
    readonly addon: EksAddon;
    readonly cluster: EksClusterReference;
    readonly version: string;
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
    /** Settings as the add-on's own schema has them: `aws eks describe-addon-configuration` prints it. */
    readonly configuration?: object;
    /** The service accounts that need rights in AWS, and the managed policies that give them. */
    readonly rights?: Readonly<Record<string, string>>;
}

/** The add-ons that nodes need to become ready: network, services, and the rights of pods. They need no nodes themselves. */
export const addonsBeforeNodes = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"] as const;

/** The add-ons that run on nodes as ordinary pods. */
export const addonsOnNodes = ["coredns", "aws-ebs-csi-driver", "metrics-server"] as const;

/**
 * What single add-ons need besides.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html, and for service accounts and
 * policies https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
export const addonNeeds: Partial<Record<EksAddon, Pick<EksAddonArgs, "configuration" | "rights">>> = {
    "vpc-cni": { configuration: { enableNetworkPolicy: "true" }, rights: { "aws-node": "AmazonEKS_CNI_Policy" } },
    "aws-ebs-csi-driver": { rights: { "ebs-csi-controller-sa": "AmazonEBSCSIDriverPolicyV2" } },
};

/** Installs an add-on in the version that goes with the cluster's. What somebody changed in it by hand is set back. */
export function createAddon(name: string, args: EksAddonArgs, opts: pulumi.CustomResourceOptions): Addon {
    const { addon, version, cluster, tags, configuration, rights = {} } = args;
    const podIdentityAssociations = Object.entries(rights).map(([serviceAccountName, policy]) => ({
        serviceAccount: serviceAccountName,
        roleArn: createPodIdentityRole(
            // Short, since a role's name has at most 64 characters.
            `${name}-${addon.replace(/^aws-|-driver$/g, "")}`,
            { cluster, namespace: "kube-system", serviceAccountName, managedPolicies: [policy], tags },
            { parent: opts.parent },
        ),
    }));
    return new Addon(
        `${name}-${addon}`,
        {
            clusterName: cluster.clusterName,
            addonName: addon,
            addonVersion: version,
            configurationValues: configuration === undefined ? undefined : JSON.stringify(configuration),
            podIdentityAssociations: podIdentityAssociations.length === 0 ? undefined : podIdentityAssociations,
            resolveConflictsOnCreate: "OVERWRITE",
            resolveConflictsOnUpdate: "OVERWRITE",
            tags,
        },
        opts,
    );
}
