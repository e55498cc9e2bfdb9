import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";

import * as pulumi from "@pulumi/pulumi";
import { alloyValues, lokiValues } from "@fairlead/components/monitoring/logs-values";
import { Monitoring } from "@fairlead/components/monitoring/monitoring";
import type { MonitoringArgs } from "@fairlead/components/monitoring/monitoring-args";
import { prometheusValues } from "@fairlead/components/monitoring/prometheus-values";

import { build, valueOf, type Built } from "../cloud";
import { assertFaults } from "../faults";

const args: MonitoringArgs = {
    storeName: "store",
    administratorEntry: "grafana-entry",
    runbooksUrl: "https://git.test/runbooks",
    endpoints: {
        shop: { namespace: pulumi.output("shop"), podLabels: { app: "shop" }, port: "metrics" },
    },
};
const settings = {
    release: "monitoring",
    namespace: "monitoring",
    nodesNamespace: "monitoring-nodes",
    replicas: 1,
    retentionDays: 15,
    metricsGib: 50,
    storageClassName: undefined,
    administratorSecret: "grafana-login",
    alertmanagerSecret: undefined,
    lokiUrl: "http://monitoring-loki:3100",
};

async function create(more: Partial<MonitoringArgs> = {}): Promise<Built<Monitoring>> {
    return build(() => new Monitoring("monitoring", { ...args, ...more }));
}

describe("Monitoring", () => {
    it("installs each chart at one version, its definitions first", async () => {
        const { all, component } = await create();
        const releases = all("kubernetes:helm.sh/v3:Release").map(({ name, inputs }) => [
            name,
            inputs.chart,
            inputs.version,
        ]);
        assert.deepEqual(releases.sort(), [
            ["monitoring", "oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack", "88.5.3"],
            ["monitoring-crds", "oci://ghcr.io/prometheus-community/charts/prometheus-operator-crds", "31.0.1"],
            ["monitoring-logs", "alloy", "1.11.1"],
            ["monitoring-loki", "oci://ghcr.io/grafana-community/helm-charts/loki", "18.11.0"],
        ]);
        assert.equal(await valueOf(component.grafanaService), "monitoring-grafana");
    });

    it("is in a namespace with Pod Security restricted; only what reads the nodes is elsewhere", async () => {
        const { all, one } = await create();
        const levels = all("kubernetes:core/v1:Namespace").map(({ inputs }) => {
            const { name, labels } = inputs.metadata as { name: string; labels: Record<string, string> };
            return [name, labels["pod-security.kubernetes.io/enforce"]];
        });
        assert.deepEqual(levels.sort(), [
            ["monitoring", "restricted"],
            ["monitoring-nodes", "privileged"],
        ]);
        const values = one("kubernetes:helm.sh/v3:Release", "monitoring").inputs.values as ReturnType<
            typeof prometheusValues
        >;
        assert.equal(values["prometheus-node-exporter"].namespaceOverride, "monitoring-nodes");
    });

    it("is reached by nobody from outside of its namespace", async () => {
        const { all } = await create();
        const policies = all("kubernetes:networking.k8s.io/v1:NetworkPolicy").map(({ inputs }) => inputs);
        const denied = policies
            .filter(({ spec }) => isDeepStrictEqual(spec, { podSelector: {}, policyTypes: ["Ingress", "Egress"] }))
            .map(({ metadata }) => (metadata as { namespace: string }).namespace);
        assert.deepEqual(denied.sort(), ["monitoring", "monitoring-nodes"]);
        const admitted = policies.flatMap(({ spec }) => (spec as { ingress?: unknown[] }).ingress ?? []);
        assert.deepEqual(admitted, [{ from: [{ podSelector: {} }] }]);
    });

    it("asks pods and nodes for metrics, and tells people by HTTPS and mail", async () => {
        const { one } = await create();
        assert.deepEqual(one("kubernetes:networking.k8s.io/v1:NetworkPolicy", "monitoring-metrics").inputs.spec, {
            podSelector: {},
            policyTypes: ["Egress"],
            egress: [
                { to: [{ namespaceSelector: {} }] },
                { ports: [10250, 9100, 465, 587].map((port) => ({ protocol: "TCP", port })) },
            ],
        });
    });

    it("takes metrics from the pods of each endpoint, under its name", async () => {
        const { one } = await create();
        const { metadata, spec } = one("kubernetes:monitoring.coreos.com/v1:PodMonitor").inputs;
        assert.deepEqual(metadata, { name: "shop", namespace: "monitoring" });
        assert.deepEqual(spec, {
            namespaceSelector: { matchNames: ["shop"] },
            selector: { matchLabels: { app: "shop" } },
            podMetricsEndpoints: [
                { port: "metrics", relabelings: [{ action: "replace", targetLabel: "job", replacement: "shop" }] },
            ],
        });
    });

    it("has Grafana's login from the secret store, and dashboards that Grafana finds", async () => {
        const { one, all } = await create();
        const { metadata, spec } = one("kubernetes:external-secrets.io/v1:ExternalSecret").inputs as {
            metadata: { name: string };
            spec: { data: { remoteRef: { key: string } }[] };
        };
        assert.equal(metadata.name, "grafana-login");
        assert.equal(spec.data[0]?.remoteRef.key, "grafana-entry");
        const maps = all("kubernetes:core/v1:ConfigMap").map(({ inputs }) => inputs.metadata as { labels: object });
        assert.equal(maps.length, 4);
        assert.ok(maps.every(({ labels }) => JSON.stringify(labels) === '{"grafana_dashboard":"1"}'));
    });

    it("tells whom an entry of the store says, if there is one", async () => {
        const { all, one } = await create({ alertmanagerEntry: "routes" });
        assert.equal(all("kubernetes:external-secrets.io/v1:ExternalSecret").length, 2);
        const { values } = one("kubernetes:helm.sh/v3:Release", "monitoring").inputs as {
            values: { alertmanager: { alertmanagerSpec: Record<string, unknown> } };
        };
        assert.equal(values.alertmanager.alertmanagerSpec.useExistingSecret, true);
        assert.equal(values.alertmanager.alertmanagerSpec.configSecret, "alertmanager-routes");
    });

    it("refuses what the charts or Kubernetes would refuse or cut", () => {
        assertFaults(
            () =>
                new Monitoring("monitoring-of-a-very-long-name", {
                    ...args,
                    runbooksUrl: "docs/runbooks/",
                    endpoints: { Shop: { namespace: "shop", podLabels: {}, port: "metrics" } },
                    retentionDays: 0,
                    metricsGib: 0,
                    logsGib: 0,
                    replicas: 11,
                }),
            {
                name: 'expected 1 to 26 lower-case letters, digits and hyphens, a letter or digit at both ends, got "monitoring-of-a-very-long-name"; choose such a name',
                runbooksUrl:
                    'expected a URL without a slash at the end, got "docs/runbooks/"; give https://github.com/OWNER/REPOSITORY/blob/main/docs/runbooks, for example',
                'endpoints["Shop"]':
                    'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Shop"; choose such a name',
                retentionDays: "expected a whole number from 1 to 3650 (days), got 0; give a number in these bounds",
                metricsGib: "expected a whole number from 1 to 65536 (GiB), got 0; give a number in these bounds",
                logsGib: "expected a whole number from 1 to 65536 (GiB), got 0; give a number in these bounds",
                replicas: "expected a whole number from 1 to 10 (pods), got 11; give a number in these bounds",
            },
        );
    });
});

describe("the values of monitoring", () => {
    it("keep metrics for some days, on disks that go with them, and have no budget that blocks a single pod", () => {
        const { prometheus, alertmanager } = prometheusValues({ ...settings, storageClassName: "fast" });
        const { prometheusSpec } = prometheus;
        assert.equal(prometheusSpec.retention, "15d");
        assert.equal(prometheusSpec.retentionSize, "42GiB");
        assert.deepEqual(prometheusSpec.storageSpec.volumeClaimTemplate.spec, {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: "50Gi" } },
            storageClassName: "fast",
        });
        for (const spec of [prometheusSpec, alertmanager.alertmanagerSpec]) {
            assert.equal(spec.persistentVolumeClaimRetentionPolicy.whenDeleted, "Delete");
        }
        assert.equal(prometheus.podDisruptionBudget.enabled, false);
        assert.equal(prometheusValues({ ...settings, replicas: 2 }).prometheus.podDisruptionBudget.enabled, true);
    });

    it("take monitors and rules of the platform's own namespaces only", () => {
        const spec: Record<string, unknown> = prometheusValues(settings).prometheus.prometheusSpec;
        for (const kind of ["podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor"]) {
            assert.equal(spec[`${kind}SelectorNilUsesHelmValues`], false);
            assert.deepEqual(spec[`${kind}NamespaceSelector`], {
                matchExpressions: [
                    {
                        key: "kubernetes.io/metadata.name",
                        operator: "In",
                        values: ["monitoring", "monitoring-nodes"],
                    },
                ],
            });
        }
    });

    it("let Grafana see its own namespace only, and keep its login out of the values", () => {
        const { grafana } = prometheusValues(settings);
        assert.deepEqual(grafana.rbac, { namespaced: true });
        assert.deepEqual(grafana.admin, {
            existingSecret: "grafana-login",
            userKey: "username",
            passwordKey: "password",
        });
        assert.ok(!JSON.stringify(grafana).includes("adminPassword"));
    });

    it("keep logs as long as metrics, in one Loki on one disk", () => {
        const { loki, singleBinary, deploymentMode } = lokiValues({
            release: "logs",
            retentionDays: 15,
            logsGib: 20,
            storageClassName: undefined,
        });
        assert.equal(deploymentMode, "Monolithic");
        assert.equal(loki.limits_config.retention_period, "360h");
        assert.equal(singleBinary.persistence.size, "20Gi");
        assert.equal(singleBinary.persistence.enableStatefulSetAutoDeletePVC, true);
        assert.ok(!("storageClass" in singleBinary.persistence));
    });

    it("read logs without root, the nodes' files, or the right to see Secrets", () => {
        const { alloy, controller, rbac } = alloyValues("logs", "http://loki:3100");
        assert.equal(controller.type, "deployment");
        assert.equal(alloy.mounts.varlog, false);
        assert.equal(alloy.securityContext.runAsNonRoot, true);
        const resources = [...rbac.rules, ...rbac.clusterRules].flatMap((rule) => rule.resources);
        assert.deepEqual(resources, ["pods", "pods/log", "namespaces"]);
        assert.ok(alloy.configMap.content.includes('url = "http://loki:3100/loki/api/v1/push"'));
    });
});
