import * as pulumi from "@pulumi/pulumi";
import { Extension } from "@pulumi/azure-native/kubernetesconfiguration";

import { GitOpsControllerKind, type GitOpsController } from "./gitops-controller";

export interface AksFluxArgs {
    /** The resource group of the cluster. */
    readonly resourceGroupName: pulumi.Input<string>;
    /** Name of the AKS cluster. It takes one Flux only. */
    readonly clusterName: pulumi.Input<string>;
}

/** Only what releases need runs. Source: https://learn.microsoft.com/azure/azure-arc/kubernetes/conceptual-gitops-flux2 */
const settings = {
    // Objects act with the rights of a service account in their own namespace, and use no source of another one.
    "multiTenancy.enforce": "true",
    "image-automation-controller.enabled": "false",
    "image-reflector-controller.enabled": "false",
    "notification-controller.enabled": "false",
};

/**
 * Flux by the AKS extension `microsoft.flux`, which Azure supports and upgrades.
 *
 * The cluster's subscription must have the resource provider `Microsoft.KubernetesConfiguration` registered.
 */
export class AksFlux extends pulumi.ComponentResource implements GitOpsController {
    /** Which controller this is. */
    readonly kind: GitOpsControllerKind;
    /** Namespace of the controller. It is known once Flux runs. */
    readonly namespace: pulumi.Output<string>;

    constructor(name: string, args: AksFluxArgs, opts?: pulumi.ComponentResourceOptions) {
        super("fairlead:index:AksFlux", name, {}, opts);

        const releaseNamespace = "flux-system";
        const extension = new Extension(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                clusterRp: "Microsoft.ContainerService",
                clusterResourceName: "managedClusters",
                clusterName: args.clusterName,
                extensionName: "flux",
                extensionType: "microsoft.flux",
                autoUpgradeMinorVersion: true,
                releaseTrain: "Stable",
                scope: { cluster: { releaseNamespace } },
                configurationSettings: settings,
            },
            { parent: this },
        );

        this.kind = GitOpsControllerKind.Flux;
        this.namespace = extension.id.apply(() => releaseNamespace);
        this.registerOutputs({ kind: this.kind, namespace: this.namespace });
    }
}
