import * as pulumi from "@pulumi/pulumi";
import { PublicIPAddress } from "@pulumi/azure-native/network";

import type { AksClusterReference } from "../cluster/aks-cluster-args";
import { resourceGroupIdOf } from "../shared/azure-ids";
import { AzureRole, grantAzureRole } from "../shared/azure-roles";
import { shorten } from "../shared/names";

export interface AzurePublicAddressArgs {
    /** The resource group of the address: ours, not the one Azure makes for nodes. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /**
     * Availability zones the address survives in.
     * @default []
     */
    readonly zones?: string[];
    /** The cluster that attaches the address to its load balancer: an `AksCluster`, or the ids of another. */
    readonly cluster: AksClusterReference;
    /**
     * Tags of the address.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the address, which DNS records of others may name.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * A public address that outlives the cluster which serves on it, so that DNS records stay right, and are known before
 * any load balancer exists.
 */
export class AzurePublicAddress extends pulumi.ComponentResource {
    /** The IPv4 address. */
    readonly address: pulumi.Output<string>;
    /** Annotations that make AKS give the address to a Service of type LoadBalancer. */
    readonly serviceAnnotations: pulumi.Output<Record<string, string>>;

    constructor(name: string, args: AzurePublicAddressArgs, opts?: pulumi.ComponentResourceOptions) {
        super("fairlead:index:AzurePublicAddress", name, {}, opts);

        const address = new PublicIPAddress(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                publicIpAddressName: shorten(name, 80),
                publicIPAllocationMethod: "Static",
                sku: { name: "Standard" },
                zones: args.zones,
                tags: args.tags,
            },
            { parent: this, protect: args.protect ?? true },
        );
        const grant = grantAzureRole(
            `${name}-attached-by-cluster`,
            {
                principalId: args.cluster.controlPlanePrincipalId,
                role: AzureRole.NetworkContributor,
                // AKS looks the address up in its group, so the right is on the group.
                scope: address.id.apply(resourceGroupIdOf),
            },
            { parent: this },
        );

        this.address = address.ipAddress.apply((ip) => ip ?? "");
        // Whoever uses the annotations waits for the right to use the address.
        this.serviceAnnotations = pulumi
            .all([args.resourceGroupName, address.name, grant.id])
            .apply(([resourceGroup, addressName]): Record<string, string> => ({
                "service.beta.kubernetes.io/azure-load-balancer-resource-group": resourceGroup,
                "service.beta.kubernetes.io/azure-pip-name": addressName,
            }));
        this.registerOutputs({ address: this.address, serviceAnnotations: this.serviceAnnotations });
    }
}
