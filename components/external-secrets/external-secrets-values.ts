import type * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { controllerEgress } from "../shared/network-policies";

/** What the chart's values depend on. */
export interface ExternalSecretsSettings {
    readonly release: string;
    readonly replicas: number;
    readonly serviceAccountName: pulumi.Input<string>;
    readonly serviceAccountAnnotations: pulumi.Input<Record<string, string>>;
    readonly podLabels: pulumi.Input<Record<string, string>>;
}

/** Labels of the pods that give metrics: the controller's. */
export function externalSecretsPodLabels(release: string): Record<string, string> {
    return { "app.kubernetes.io/name": "external-secrets", "app.kubernetes.io/instance": release };
}

/**
 * Values of the chart external-secrets 2.9.0. Its containers run as non-root, read-only and without capabilities as
 * delivered. What writes into the store, or into many namespaces at once, is left out with its definitions.
 * Source: https://github.com/external-secrets/external-secrets/blob/v2.9.0/deploy/charts/external-secrets/values.yaml
 */
export function externalSecretsValues(settings: ExternalSecretsSettings) {
    const { release, replicas, serviceAccountName, serviceAccountAnnotations, podLabels } = settings;
    const podDisruptionBudget = { enabled: replicas > 1, minAvailable: 1 };
    const networkPolicy = { enabled: true, egress: controllerEgress };
    return {
        fullnameOverride: release,
        crds: {
            createClusterExternalSecret: false,
            createClusterGenerator: false,
            createClusterPushSecret: false,
            createPushSecret: false,
        },
        processClusterExternalSecret: false,
        processClusterGenerator: false,
        processClusterPushSecret: false,
        processPushSecret: false,
        // Who may edit a namespace shall not thereby read the store.
        rbac: { aggregateToView: false, aggregateToEdit: false, aggregateToAdmin: false },
        replicaCount: replicas,
        leaderElect: replicas > 1,
        podDisruptionBudget,
        networkPolicy,
        serviceAccount: { name: serviceAccountName, annotations: serviceAccountAnnotations },
        podLabels,
        resources: containerResources("25m", "64Mi", "256Mi"),
        webhook: {
            replicaCount: replicas,
            podDisruptionBudget,
            networkPolicy,
            resources: containerResources("25m", "32Mi", "128Mi"),
        },
        certController: { networkPolicy, resources: containerResources("25m", "64Mi", "256Mi") },
    };
}
