import * as pulumi from "@pulumi/pulumi";
import {
    AgentPool,
    getManagedClusterOutput,
    listManagedClusterUserCredentialsOutput,
    MaintenanceConfiguration,
    ManagedCluster,
} from "@pulumi/azure-native/containerservice";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";

import { rejectFaults } from "../shared/arguments";
import { AzureRole, grantAzureRole } from "../shared/azure-roles";
import type { AksClusterArgs, AksClusterReference } from "./aks-cluster-args";
import { keepControlPlaneLogs } from "./aks-control-plane-logs";
import { aksClusterFaults } from "./aks-cluster-faults";
import { aksClusterProperties, fixedProperties, ignoredChanges, maintenanceWindow } from "./aks-cluster-properties";
import { kubeloginKubeconfig, readApiServer } from "./aks-kubeconfig";
import { fixedPoolProperties, poolProperties } from "./aks-node-pools";
import type { Cluster } from "./cluster";

/** Creating or deleting a cluster may wait for many nodes. */
const customTimeouts = { create: "60m", update: "60m", delete: "60m" };

/**
 * An AKS cluster with Cilium, workload identity and Entra login; local accounts are off.
 *
 * Who may do what inside is said by Kubernetes RBAC: members of the admin groups are cluster administrators, every other
 * right is a RoleBinding. It works from the first second, where Azure RBAC for Kubernetes takes minutes to learn of a
 * new assignment, and it is the same on every cloud.
 */
export class AksCluster extends pulumi.ComponentResource implements Cluster, AksClusterReference {
    /** ARM id of the cluster. */
    readonly aksId: pulumi.Output<string>;
    /** The cluster's name in its resource group. */
    readonly clusterName: pulumi.Output<string>;
    /** URL of the Kubernetes API. */
    readonly endpoint: pulumi.Output<string>;
    /** The certificate authority that signed the API's certificate: PEM in base64. No secret. */
    readonly certificateAuthority: pulumi.Output<string>;
    /** A kubeconfig as JSON that logs in with kubelogin. A secret. */
    readonly kubeconfig: pulumi.Output<string>;
    /** URL of the issuer of service account tokens. */
    readonly oidcIssuerUrl: pulumi.Output<string>;
    /** Object id of the identity by which the cluster manages load balancers, addresses and volumes. */
    readonly controlPlanePrincipalId: pulumi.Output<string>;

    constructor(name: string, args: AksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AksCluster", name, aksClusterFaults(name, args));
        super("fairlead:index:AksCluster", name, {}, opts);

        const controlPlane = this.createIdentity(`${name}-control-plane`, args);
        const kubelet = this.createIdentity(`${name}-kubelet`, args);
        const grants = this.grantRights(name, args, controlPlane, kubelet);
        const cluster = new ManagedCluster(name, aksClusterProperties(name, args, controlPlane, kubelet), {
            parent: this,
            // Before the cluster, or it cannot use its subnet; and outliving it, or it cannot be deleted.
            dependsOn: grants,
            protect: args.protect ?? true,
            ignoreChanges: ignoredChanges(args),
            replaceOnChanges: fixedProperties,
            deleteBeforeReplace: true,
            customTimeouts,
        });
        this.createUserPools(name, args, cluster);
        this.createMaintenance(name, args, cluster);
        if (args.logRetentionDays !== undefined) {
            keepControlPlaneLogs(name, args, args.logRetentionDays, cluster, this);
        }

        const identity = { resourceGroupName: args.resourceGroupName, resourceName: cluster.name };
        const apiServer = listManagedClusterUserCredentialsOutput(
            { ...identity, format: "exec" },
            { parent: this },
        ).apply(({ kubeconfigs }) => readApiServer(kubeconfigs[0]?.value ?? ""));
        const fqdn = args.apiServer.privateCluster === true ? cluster.privateFQDN : cluster.fqdn;
        this.aksId = cluster.id;
        this.clusterName = cluster.name;
        this.endpoint = pulumi.interpolate`https://${fqdn}:443`;
        this.certificateAuthority = pulumi.unsecret(apiServer.certificateAuthority);
        this.kubeconfig = pulumi.secret(
            pulumi.all([cluster.name, apiServer]).apply(([clusterName, api]) => kubeloginKubeconfig(clusterName, api)),
        );
        // Asked for, since the cluster's own outputs are unknown in the preview of every update, and with them all that trusts it.
        this.oidcIssuerUrl = getManagedClusterOutput(identity, { parent: this }).apply(
            ({ oidcIssuerProfile }) => oidcIssuerProfile?.issuerURL ?? "",
        );
        this.controlPlanePrincipalId = controlPlane.principalId;
        this.registerOutputs({
            aksId: this.aksId,
            clusterName: this.clusterName,
            endpoint: this.endpoint,
            certificateAuthority: this.certificateAuthority,
            kubeconfig: this.kubeconfig,
            oidcIssuerUrl: this.oidcIssuerUrl,
            controlPlanePrincipalId: this.controlPlanePrincipalId,
        });
    }

    private createIdentity(name: string, { resourceGroupName, location, tags }: AksClusterArgs): UserAssignedIdentity {
        return new UserAssignedIdentity(
            name,
            { resourceName: name, resourceGroupName, location, tags },
            { parent: this },
        );
    }

    /** Both identities are our own, so that every right exists before the cluster does and needs it. */
    private grantRights(
        name: string,
        args: AksClusterArgs,
        controlPlane: UserAssignedIdentity,
        kubelet: UserAssignedIdentity,
    ): pulumi.Resource[] {
        const opts = { parent: this };
        const grants = [
            grantAzureRole(
                `${name}-joins-subnet`,
                {
                    principalId: controlPlane.principalId,
                    role: AzureRole.NetworkContributor,
                    scope: args.network.nodeSubnetId,
                },
                opts,
            ),
            grantAzureRole(
                `${name}-assigns-kubelet`,
                { principalId: controlPlane.principalId, role: AzureRole.ManagedIdentityOperator, scope: kubelet.id },
                opts,
            ),
        ];
        if (args.registry !== undefined) {
            grants.push(
                grantAzureRole(
                    `${name}-pulls-images`,
                    { principalId: kubelet.principalId, role: AzureRole.AcrPull, scope: args.registry.acrId },
                    opts,
                ),
            );
        }
        return grants;
    }

    private createUserPools(name: string, args: AksClusterArgs, cluster: ManagedCluster): void {
        for (const pool of args.userPools ?? []) {
            new AgentPool(
                `${name}-${pool.name}`,
                {
                    ...poolProperties(pool, args.network.nodeSubnetId),
                    resourceGroupName: args.resourceGroupName,
                    resourceName: cluster.name,
                    agentPoolName: pool.name,
                    mode: "User",
                    tags: args.tags,
                },
                {
                    parent: this,
                    ignoreChanges: ["count"],
                    replaceOnChanges: fixedPoolProperties,
                    deleteBeforeReplace: true,
                    customTimeouts,
                },
            );
        }
    }

    private createMaintenance(name: string, args: AksClusterArgs, cluster: ManagedCluster): void {
        const schedules = { aksManagedAutoUpgradeSchedule: "upgrades", aksManagedNodeOSUpgradeSchedule: "node-os" };
        for (const [configName, suffix] of Object.entries(schedules)) {
            new MaintenanceConfiguration(
                `${name}-${suffix}`,
                {
                    resourceGroupName: args.resourceGroupName,
                    resourceName: cluster.name,
                    configName,
                    maintenanceWindow: maintenanceWindow(args.maintenance),
                },
                { parent: this },
            );
        }
    }
}
