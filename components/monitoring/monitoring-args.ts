import type * as pulumi from "@pulumi/pulumi";

import type { MetricsEndpoint } from "../shared/metrics-endpoint";

export interface MonitoringArgs {
    /** The ClusterSecretStore, which must be open to `namespace`: the output `storeName` of `ExternalSecrets`. */
    readonly storeName: pulumi.Input<string>;
    /**
     * The entry of the secret store with the login of Grafana's administrator, as `SecretStore.put` gave it: `username` and
     * `password`.
     */
    readonly administratorEntry: pulumi.Input<string>;
    /** Where the runbooks of the alerts are: a URL to which `/`, the name of a page and `.md` are added. */
    readonly runbooksUrl: string;
    /**
     * Pods to take metrics from, by a name for each: the outputs `metrics` of other components, and applications.
     * @default {}
     */
    readonly endpoints?: Record<string, pulumi.Input<MetricsEndpoint>>;
    /**
     * The entry of the secret store that tells Alertmanager whom to tell of alerts: its configuration as
     * `alertmanager.yaml`. Source: https://prometheus.io/docs/alerting/latest/configuration/
     * @default none: alerts are seen in Grafana only
     */
    readonly alertmanagerEntry?: pulumi.Input<string>;
    /**
     * Days that metrics and logs are kept.
     * @default 15
     */
    readonly retentionDays?: number;
    /**
     * Disk for metrics of each replica, in GiB. The oldest go when it is nearly full. The volume of a disk that exists
     * stays as it is.
     * @default 50
     */
    readonly metricsGib?: number;
    /**
     * Disk for logs, in GiB. The volume of a disk that exists stays as it is.
     * @default 50
     */
    readonly logsGib?: number;
    /**
     * Storage class of all disks.
     * @default the cluster's default
     */
    readonly storageClassName?: pulumi.Input<string>;
    /**
     * Pods of Prometheus and of Alertmanager, each with metrics of its own, with a disruption budget if there are several.
     * @default 1
     */
    readonly replicas?: number;
    /**
     * Namespace of all but the pods that read the nodes, which have one with `-nodes` added. Both are created here.
     * @default the component's name
     */
    readonly namespace?: string;
    /**
     * Labels of the namespaces.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the metrics and logs.
     * @default true
     */
    readonly protect?: boolean;
}
