import * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import { secretFromStore } from "../external-secrets/external-secret";
import { rejectFaults } from "../shared/arguments";
import { createNetworkPolicies, denyAll } from "../shared/network-policies";
import { knownAfter } from "../shared/outputs";
import { restrictedNamespace } from "../shared/restricted-namespace";
import { charts, type ChartVersion } from "../shared/versions";
import { alertGroups } from "./alerts";
import { dashboards } from "./dashboards";
import { alloyValues, lokiUrl, lokiValues } from "./logs-values";
import type { MonitoringArgs } from "./monitoring-args";
import { monitoringFaults } from "./monitoring-faults";
import { monitoringNetworkPolicies } from "./monitoring-network";
import { podMonitorSpec } from "./pod-monitor";
import { prometheusValues } from "./prometheus-values";

/**
 * Metrics, logs, dashboards and alerts of a cluster: Prometheus, Alertmanager and Grafana by the chart
 * kube-prometheus-stack, Loki and Alloy by theirs. Nothing is exposed: `kubectl port-forward` shows Grafana to whoever has
 * the rights in Kubernetes.
 *
 * A cluster takes one of it.
 */
export class Monitoring extends pulumi.ComponentResource {
    /** Namespace of it all: what network policies of applications must let in to their metrics. */
    readonly namespace: pulumi.Output<string>;
    /** Name of Grafana's Service, on port 80. It is known once Grafana runs. */
    readonly grafanaService: pulumi.Output<string>;

    constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("Monitoring", name, monitoringFaults(name, args));
        super("fairlead:index:Monitoring", name, {}, opts);

        const home = restrictedNamespace(name, args.namespace ?? name, args.labels, { parent: this });
        const namespace = home.metadata.name;
        const policies = createNetworkPolicies(name, namespace, monitoringNetworkPolicies, this);
        const definitions = this.install(`${name}-crds`, charts.prometheusOperatorCrds, namespace, {}, []);
        const stack = this.installPrometheus(name, args, namespace, [definitions, ...policies]);
        this.installLogs(name, args, namespace, [definitions, ...policies]);
        this.createMonitors(name, args, namespace, definitions);
        this.createAlerts(name, args, namespace, definitions);
        this.createDashboards(name, namespace);

        this.namespace = namespace;
        this.grafanaService = knownAfter(`${name}-grafana`, [stack.id]);
        this.registerOutputs({ namespace: this.namespace, grafanaService: this.grafanaService });
    }

    private installPrometheus(
        name: string,
        args: MonitoringArgs,
        namespace: pulumi.Output<string>,
        after: pulumi.Resource[],
    ): Release {
        const nodes = this.createNodesNamespace(name, args);
        const { storeName } = args;
        const login = secretFromStore(
            `${name}-grafana-login`,
            {
                secretName: "grafana-login",
                namespace,
                storeName,
                entry: args.administratorEntry,
                keys: { username: "username", password: "password" },
            },
            { parent: this },
        );
        const routes =
            args.alertmanagerEntry === undefined
                ? undefined
                : secretFromStore(
                      `${name}-alertmanager-routes`,
                      {
                          secretName: "alertmanager-routes",
                          namespace,
                          storeName,
                          entry: args.alertmanagerEntry,
                          keys: { "alertmanager.yaml": "alertmanager.yaml" },
                      },
                      { parent: this },
                  );
        const values = prometheusValues({
            release: name,
            namespace,
            nodesNamespace: nodes.metadata.name,
            replicas: args.replicas ?? 1,
            retentionDays: args.retentionDays ?? 15,
            metricsGib: args.metricsGib ?? 50,
            storageClassName: args.storageClassName,
            administratorSecret: login.metadata.name,
            alertmanagerSecret: routes?.metadata.name,
            lokiUrl: lokiUrl(`${name}-loki`),
        });
        return this.install(name, charts.kubePrometheusStack, namespace, values, after, args.protect ?? true);
    }

    private installLogs(
        name: string,
        args: MonitoringArgs,
        namespace: pulumi.Output<string>,
        after: pulumi.Resource[],
    ): void {
        const release = `${name}-loki`;
        const values = lokiValues({
            release,
            retentionDays: args.retentionDays ?? 15,
            logsGib: args.logsGib ?? 50,
            storageClassName: args.storageClassName,
        });
        const loki = this.install(release, charts.loki, namespace, values, after, args.protect ?? true);
        const reader = `${name}-logs`;
        this.install(reader, charts.alloy, namespace, alloyValues(reader, lokiUrl(release)), [loki]);
    }

    private install(
        name: string,
        chart: ChartVersion,
        namespace: pulumi.Output<string>,
        values: pulumi.Inputs,
        dependsOn: pulumi.Resource[],
        protect = false,
    ): Release {
        return new Release(
            name,
            { name, namespace, ...chart, timeout: 900, values },
            { parent: this, dependsOn, protect },
        );
    }

    /**
     * Reading the nodes' files needs a namespace where Pod Security allows it, so it has one with nothing else in it. Its pods
     * are in the nodes' network, where network policies do not reach; another pod there would be alone.
     */
    private createNodesNamespace(name: string, args: MonitoringArgs): Namespace {
        const labels = pulumi
            .output(args.labels ?? {})
            .apply((own) => ({ ...own, "pod-security.kubernetes.io/enforce": "privileged" }));
        const nodes = new Namespace(
            `${name}-nodes-namespace`,
            { metadata: { name: `${args.namespace ?? name}-nodes`, labels } },
            { parent: this },
        );
        createNetworkPolicies(`${name}-nodes`, nodes.metadata.name, { "default-deny": denyAll }, this);
        return nodes;
    }

    private createMonitors(
        name: string,
        { endpoints = {} }: MonitoringArgs,
        namespace: pulumi.Output<string>,
        definitions: Release,
    ): void {
        for (const [endpoint, where] of Object.entries(endpoints)) {
            new CustomResource(
                `${name}-${endpoint}`,
                {
                    apiVersion: "monitoring.coreos.com/v1",
                    kind: "PodMonitor",
                    metadata: { name: endpoint, namespace },
                    spec: pulumi.output(where).apply((known) => podMonitorSpec(endpoint, known)),
                },
                { parent: this, dependsOn: definitions },
            );
        }
    }

    private createAlerts(
        name: string,
        { endpoints = {}, runbooksUrl }: MonitoringArgs,
        namespace: pulumi.Output<string>,
        definitions: Release,
    ): void {
        new CustomResource(
            `${name}-alerts`,
            {
                apiVersion: "monitoring.coreos.com/v1",
                kind: "PrometheusRule",
                metadata: { name: "fairlead", namespace },
                spec: { groups: alertGroups(Object.keys(endpoints).sort(), runbooksUrl) },
            },
            { parent: this, dependsOn: definitions },
        );
    }

    private createDashboards(name: string, namespace: pulumi.Output<string>): void {
        for (const [dashboard, content] of Object.entries(dashboards)) {
            new ConfigMap(
                `${name}-dashboard-${dashboard}`,
                {
                    metadata: { name: `dashboard-${dashboard}`, namespace, labels: { grafana_dashboard: "1" } },
                    data: { [`${dashboard}.json`]: JSON.stringify(content) },
                },
                { parent: this },
            );
        }
    }
}
