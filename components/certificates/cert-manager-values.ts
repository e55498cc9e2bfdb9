import type * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { controllerEgress } from "../shared/network-policies";

/** What the chart's values depend on. */
export interface CertManagerSettings {
    readonly release: string;
    readonly namespace: pulumi.Input<string>;
    readonly replicas: number;
    readonly serviceAccountName: pulumi.Input<string>;
    readonly serviceAccountAnnotations: pulumi.Input<Record<string, string>>;
    readonly podLabels: pulumi.Input<Record<string, string>>;
}

/** Labels of the pods that give metrics: the controller's. */
export function certManagerPodLabels(release: string): Record<string, string> {
    return {
        "app.kubernetes.io/name": "cert-manager",
        "app.kubernetes.io/instance": release,
        "app.kubernetes.io/component": "controller",
    };
}

/**
 * Values of the chart cert-manager v1.21.1. Its containers run as non-root, read-only and without capabilities as
 * delivered. Its job that waits for the API stays: an issuer made before the webhook answers would be refused.
 * Source: https://github.com/cert-manager/cert-manager/blob/v1.21.1/deploy/charts/cert-manager/values.yaml
 */
export function certManagerValues(settings: CertManagerSettings) {
    const { release, namespace, replicas, serviceAccountName, serviceAccountAnnotations, podLabels } = settings;
    const podDisruptionBudget = { enabled: replicas > 1, maxUnavailable: 1 };
    const networkPolicy = { enabled: true, egress: controllerEgress };
    return {
        fullnameOverride: release,
        // What Helm keeps would outlive a destroy. Certificates go with their definition, but not the Secrets they made.
        crds: { enabled: true, keep: false },
        global: { leaderElection: { namespace } },
        replicaCount: replicas,
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
        cainjector: {
            replicaCount: replicas,
            podDisruptionBudget,
            networkPolicy,
            resources: containerResources("25m", "64Mi", "256Mi"),
        },
        startupapicheck: { resources: containerResources("10m", "32Mi", "64Mi") },
    };
}
