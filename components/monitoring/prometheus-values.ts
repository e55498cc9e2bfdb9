import type * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { restrictedContainer } from "../shared/restricted-container";

/** What the chart's values depend on. */
export interface PrometheusSettings {
    readonly release: string;
    readonly namespace: pulumi.Input<string>;
    readonly nodesNamespace: pulumi.Input<string>;
    readonly replicas: number;
    readonly retentionDays: number;
    readonly metricsGib: number;
    readonly storageClassName: pulumi.Input<string> | undefined;
    /** Secret with Grafana's login as `username` and `password`. */
    readonly administratorSecret: pulumi.Input<string>;
    /** Secret with `alertmanager.yaml`, if there is one. */
    readonly alertmanagerSecret: pulumi.Input<string> | undefined;
    readonly lokiUrl: string;
}

/**
 * Values of the chart kube-prometheus-stack 88.5.3, without the definitions, which have a chart of their own: Helm would
 * neither upgrade nor remove those in this one.
 * Source: https://github.com/prometheus-community/helm-charts/blob/kube-prometheus-stack-88.5.3/charts/kube-prometheus-stack/values.yaml
 */
export function prometheusValues(settings: PrometheusSettings) {
    const absent = { enabled: false };
    return {
        fullnameOverride: settings.release,
        crds: { enabled: false },
        // Clouds hide these parts of the control plane, and laptops bind them to the node alone.
        kubeControllerManager: absent,
        kubeEtcd: absent,
        kubeProxy: absent,
        kubeScheduler: absent,
        prometheusOperator: {
            // Only Pulumi makes rules and monitors for it. Its webhooks would check what the tests have checked.
            admissionWebhooks: absent,
            tls: absent,
            resources: containerResources("50m", "64Mi", "256Mi"),
        },
        prometheus: prometheus(settings),
        alertmanager: alertmanager(settings),
        grafana: grafana(settings),
        "kube-state-metrics": { resources: containerResources("10m", "64Mi", "256Mi") },
        "prometheus-node-exporter": {
            // It reads the nodes' file systems, which Pod Security allows in privileged namespaces only.
            namespaceOverride: settings.nodesNamespace,
            containerSecurityContext: restrictedContainer,
            resources: containerResources("25m", "32Mi", "128Mi"),
        },
    };
}

function prometheus({
    namespace,
    nodesNamespace,
    replicas,
    retentionDays,
    metricsGib,
    storageClassName,
}: PrometheusSettings) {
    // Whoever may make a monitor can have Prometheus send its token anywhere, so those of applications are not taken.
    const ours = {
        matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values: [namespace, nodesNamespace] }],
    };
    return {
        podDisruptionBudget: budget(replicas),
        prometheusSpec: {
            replicas,
            retention: `${retentionDays}d`,
            // Room for what is being written.
            retentionSize: `${Math.floor(metricsGib * 0.85)}GiB`,
            ...everything(["podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor"], ours),
            storageSpec: disk(metricsGib, storageClassName),
            persistentVolumeClaimRetentionPolicy: claimPolicy,
            resources: containerResources("200m", "1Gi", "3Gi"),
        },
    };
}

/** Objects of these kinds count in some namespaces, whatever their labels. */
function everything(kinds: readonly string[], namespaces: object): Record<string, unknown> {
    const selectors = kinds.flatMap((kind): [string, unknown][] => [
        [`${kind}SelectorNilUsesHelmValues`, false],
        [`${kind}NamespaceSelector`, namespaces],
    ]);
    return Object.fromEntries(selectors);
}

function alertmanager({ replicas, storageClassName, alertmanagerSecret }: PrometheusSettings) {
    return {
        podDisruptionBudget: budget(replicas),
        alertmanagerSpec: {
            replicas,
            storage: disk(1, storageClassName),
            persistentVolumeClaimRetentionPolicy: claimPolicy,
            resources: containerResources("10m", "32Mi", "128Mi"),
            ...(alertmanagerSecret === undefined ? {} : { useExistingSecret: true, configSecret: alertmanagerSecret }),
        },
    };
}

function grafana({ administratorSecret, lokiUrl }: PrometheusSettings) {
    return {
        admin: { existingSecret: administratorSecret, userKey: "username", passwordKey: "password" },
        // Dashboards come from files; there is nothing else to keep.
        persistence: { enabled: false },
        testFramework: { enabled: false },
        // Dashboards of this namespace only: for all, it would read every Secret of the cluster.
        rbac: { namespaced: true },
        sidecar: {
            dashboards: { resource: "configmap" },
            datasources: { resource: "configmap" },
            resources: containerResources("10m", "64Mi", "192Mi"),
        },
        additionalDataSources: [{ name: "Loki", type: "loki", uid: "loki", access: "proxy", url: lokiUrl }],
        "grafana.ini": {
            analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
            users: { allow_sign_up: false },
        },
        containerSecurityContext: { readOnlyRootFilesystem: true },
        resources: containerResources("50m", "128Mi", "512Mi"),
    };
}

/** Volumes go with what they belong to: a destroy leaves none behind. */
const claimPolicy = { whenDeleted: "Delete", whenScaled: "Delete" };

function disk(gib: number, storageClassName: pulumi.Input<string> | undefined) {
    const storage = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: `${gib}Gi` } } };
    return {
        volumeClaimTemplate: {
            spec: storageClassName === undefined ? storage : { ...storage, storageClassName },
        },
    };
}

function budget(replicas: number) {
    return { enabled: replicas > 1, minAvailable: 1 };
}
