import * as pulumi from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
// Tells Pulumi's runtime how to read the cluster that the remote component gives out.
import "@pulumi/aws/eks";
import { Key } from "@pulumi/aws/kms/key";
import { Cluster as ControlPlane } from "@pulumi/eks/cluster";
import { Provider } from "@pulumi/kubernetes/provider";
import { StorageClass } from "@pulumi/kubernetes/storage/v1/storageClass";

import { rejectFaults } from "../shared/arguments";
import { knownAfter } from "../shared/outputs";
import type { Cluster } from "./cluster";
import { addonNeeds, addonsBeforeNodes, addonsOnNodes, createAddon } from "./eks-addons";
import type { EksClusterArgs, EksClusterReference } from "./eks-cluster-args";
import { EksClusterAutoscaler } from "./eks-cluster-autoscaler";
import { eksClusterFaults } from "./eks-cluster-faults";
import { controlPlaneProperties, logGroupName } from "./eks-control-plane";
import { createNodePool, createNodeRole } from "./eks-node-pools";
import { defaultKubernetesVersion, eksRelease } from "./eks-versions";

/**
 * An EKS cluster with managed node groups that follow the load, network policies, Pod Identity, encrypted secrets and
 * disks, and pinned add-ons. Who may do what inside is said by access entries, and besides them by Kubernetes RBAC.
 */
export class EksCluster extends pulumi.ComponentResource implements Cluster, EksClusterReference {
    /** The cluster's name, which is unique in a region of an account. */
    readonly clusterName: pulumi.Output<string>;
    /** ARN of the cluster. */
    readonly clusterArn: pulumi.Output<string>;
    /** URL of the Kubernetes API. */
    readonly endpoint: pulumi.Output<string>;
    /** The certificate authority that signed the API's certificate: PEM in base64. No secret. */
    readonly certificateAuthority: pulumi.Output<string>;
    /** A kubeconfig as JSON that logs in with the AWS CLI. A secret. It is known once nodes and add-ons run. */
    readonly kubeconfig: pulumi.Output<string>;
    /** URL of the issuer of service account tokens. */
    readonly oidcIssuerUrl: pulumi.Output<string>;
    /** Id of the security group that EKS gives to the control plane, to nodes and so to pods. */
    readonly clusterSecurityGroupId: pulumi.Output<string>;
    /** ARN of the role of the nodes. */
    readonly nodeRoleArn: pulumi.Output<string>;

    constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("EksCluster", name, eksClusterFaults(name, args));
        super("fairlead:index:EksCluster", name, {}, opts);

        const controlPlane = this.createControlPlane(name, args);
        const { eksCluster } = controlPlane;
        this.clusterName = eksCluster.name;
        this.clusterArn = eksCluster.arn;
        this.endpoint = eksCluster.endpoint;
        this.certificateAuthority = eksCluster.certificateAuthority.data;
        this.oidcIssuerUrl = controlPlane.oidcProviderUrl;
        this.clusterSecurityGroupId = controlPlane.clusterSecurityGroupId;
        this.nodeRoleArn = createNodeRole(name, args.tags, { parent: this });
        const running = this.createNodesAndAddons(name, args);
        // By what runs, so that nothing is installed before it, and on destroy everything is gone before any of it.
        this.kubeconfig = pulumi.secret(knownAfter(controlPlane.kubeconfigJson, running));
        this.createCompanions(name, args);
        this.registerOutputs({
            clusterName: this.clusterName,
            clusterArn: this.clusterArn,
            endpoint: this.endpoint,
            certificateAuthority: this.certificateAuthority,
            kubeconfig: this.kubeconfig,
            oidcIssuerUrl: this.oidcIssuerUrl,
            clusterSecurityGroupId: this.clusterSecurityGroupId,
            nodeRoleArn: this.nodeRoleArn,
        });
    }

    private createControlPlane(name: string, args: EksClusterArgs): ControlPlane {
        const { logRetentionDays = 30, protect = true, tags } = args;
        const logs = new LogGroup(
            `${name}-logs`,
            { name: logGroupName(name), retentionInDays: logRetentionDays, tags },
            { parent: this },
        );
        const secretsKey = new Key(
            `${name}-secrets`,
            { description: `Secrets of the EKS cluster ${name}`, enableKeyRotation: true, tags },
            { parent: this, protect },
        );
        return new ControlPlane(
            name,
            controlPlaneProperties(name, args, { logGroupName: logs.name, secretsKeyArn: secretsKey.arn }),
            { parent: this, protect },
        );
    }

    /** What nodes need, nodes, and what needs nodes, in this order. Gives an output of each of the last two. */
    private createNodesAndAddons(name: string, args: EksClusterArgs): pulumi.Output<string>[] {
        const { kubernetesVersion = defaultKubernetesVersion, tags } = args;
        const { addons } = eksRelease(kubernetesVersion);
        const before = addonsBeforeNodes.map((addon) =>
            createAddon(
                name,
                { addon, version: addons[addon], cluster: this, tags, ...addonNeeds[addon] },
                { parent: this },
            ),
        );
        const pools = args.nodePools.map((pool) =>
            createNodePool(
                `${name}-${pool.name}`,
                pool,
                {
                    clusterName: this.clusterName,
                    kubernetesVersion,
                    nodeRoleArn: this.nodeRoleArn,
                    subnetIds: args.network.privateSubnetIds,
                    tags,
                },
                { parent: this, dependsOn: before },
            ),
        );
        const after = addonsOnNodes.map((addon) =>
            createAddon(
                name,
                { addon, version: addons[addon], cluster: this, tags, ...addonNeeds[addon] },
                { parent: this, dependsOn: pools },
            ),
        );
        return [...pools, ...after].map(({ clusterName }) => clusterName);
    }

    /** What makes the bounds of the pools and claims for volumes work. */
    private createCompanions(name: string, args: EksClusterArgs): void {
        const { kubernetesVersion = defaultKubernetesVersion, tags } = args;
        const access = { kubeconfig: this.kubeconfig, clusterIdentifier: this.clusterArn };
        const provider = new Provider(name, access, { parent: this });
        new EksClusterAutoscaler(
            `${name}-autoscaler`,
            { cluster: this, kubernetesVersion, tags },
            { parent: this, provider },
        );
        new StorageClass(
            `${name}-gp3`,
            {
                metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
                provisioner: "ebs.csi.aws.com",
                parameters: { type: "gp3", encrypted: "true" },
                // In the zone of the first pod.
                volumeBindingMode: "WaitForFirstConsumer",
                allowVolumeExpansion: true,
            },
            { parent: this, provider },
        );
    }
}
