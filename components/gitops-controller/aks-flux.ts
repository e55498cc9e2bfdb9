import * as pulumi from "@pulumi/pulumi";
import { Extension } from "@pulumi/azure-native/kubernetesconfiguration";

import type { AksClusterReference } from "../cluster/aks-cluster-args";
import { nameOf, resourceGroupNameOf } from "../shared/azure-ids";
import type { MetricsEndpoint } from "../shared/metrics-endpoint";
import { GitOpsControllerKind, type GitOpsController } from "./gitops-controller";

export interface AksFluxArgs {
    /** The cluster, which takes one Flux only: an `AksCluster`, or the ids of another. */
    readonly cluster: AksClusterReference;
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
    /** The pods that give metrics: those of the namespace that have a port for them. */
    readonly metrics: pulumi.Output<MetricsEndpoint>;

    constructor(name: string, args: AksFluxArgs, opts?: pulumi.ComponentResourceOptions) {
        super("fairlead:index:AksFlux", name, {}, opts);

        const releaseNamespace = "flux-system";
        const cluster = pulumi.output(args.cluster.aksId);
        const extension = new Extension(
            name,
            {
                resourceGroupName: cluster.apply(resourceGroupNameOf),
                clusterRp: "Microsoft.ContainerService",
                clusterResourceName: "managedClusters",
                clusterName: cluster.apply(nameOf),
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
        // Source: https://fluxcd.io/flux/monitoring/metrics/
        this.metrics = this.namespace.apply((running): MetricsEndpoint => ({
            namespace: running,
            podLabels: {},
            port: "http-prom",
        }));
        this.registerOutputs({ kind: this.kind, namespace: this.namespace, metrics: this.metrics });
    }
}
