import type * as pulumi from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/eks/cluster";

import { digest } from "../shared/names";
import type { EksApiServerAccess, EksClusterArgs } from "./eks-cluster-args";
import { defaultKubernetesVersion } from "./eks-versions";

/** What exists before the control plane and outlives it. */
export interface ControlPlaneFoundation {
    readonly logGroupName: pulumi.Output<string>;
    readonly secretsKeyArn: pulumi.Output<string>;
}

/** Where EKS writes the logs of a control plane, whether there is such a group or not. */
export function logGroupName(clusterName: string): string {
    return `/aws/eks/${clusterName}/cluster`;
}

/** The control plane alone: nodes and add-ons are Fairlead's own, since the component pins and narrows neither. */
export function controlPlaneProperties(
    name: string,
    args: EksClusterArgs,
    foundation: ControlPlaneFoundation,
): ClusterArgs {
    return {
        // By the group, so that it is there first: EKS would make one that keeps logs for ever and outlives the cluster.
        name: foundation.logGroupName.apply(() => name),
        version: args.kubernetesVersion ?? defaultKubernetesVersion,
        vpcId: args.network.vpcId,
        privateSubnetIds: args.network.privateSubnetIds,
        ...endpointAccess(args.apiServer),
        authenticationMode: "API",
        accessEntries: administrators(args.adminPrincipalArns ?? []),
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        encryptionConfigKeyArn: foundation.secretsKeyArn,
        // Extended support costs six times as much; without it EKS upgrades a version whose time is over.
        upgradePolicy: { supportType: "STANDARD" },
        deletionProtection: args.deletionProtection ?? true,
        skipDefaultNodeGroup: true,
        createInstanceRole: false,
        skipDefaultSecurityGroups: true,
        bootstrapSelfManagedAddons: false,
        // Says, against its name, that the component makes no add-on.
        useDefaultVpcCni: true,
        kubeProxyAddonOptions: { enabled: false },
        corednsAddonOptions: { enabled: false },
        tags: args.tags,
    };
}

/** Nodes and pods always reach the API from inside. */
function endpointAccess({ privateCluster = false, authorizedIpRanges }: EksApiServerAccess) {
    return {
        endpointPrivateAccess: true,
        endpointPublicAccess: !privateCluster,
        publicAccessCidrs: privateCluster ? undefined : authorizedIpRanges,
    };
}

/** Access entries by keys that stay the same when the list is sorted anew. */
function administrators(principalArns: readonly string[]): ClusterArgs["accessEntries"] {
    const policyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
    return Object.fromEntries(
        principalArns.map((principalArn) => [
            `admin-${digest(principalArn, 8)}`,
            { principalArn, accessPolicies: { admin: { policyArn, accessScope: { type: "cluster" } } } },
        ]),
    );
}
