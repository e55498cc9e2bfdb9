import type * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { restrictedContainer } from "../shared/restricted-container";

/** What the values of Loki depend on. */
export interface LokiSettings {
    readonly release: string;
    readonly retentionDays: number;
    readonly logsGib: number;
    readonly storageClassName: pulumi.Input<string> | undefined;
}

/** The address of Loki inside its namespace. */
export function lokiUrl(release: string): string {
    return `http://${release}:3100`;
}

/**
 * Values of the chart loki 18.11.0: one pod that keeps logs on a disk. What it keeps in memory is lost when it is killed, and
 * it takes no logs while it restarts; Alloy then waits and sends them later.
 * Source: https://github.com/grafana-community/helm-charts/blob/loki-18.11.0/charts/loki/values.yaml
 */
export function lokiValues({ release, retentionDays, logsGib, storageClassName }: LokiSettings) {
    const absent = { enabled: false };
    const none = { replicas: 0 };
    return {
        fullnameOverride: release,
        deploymentMode: "Monolithic",
        loki: {
            auth_enabled: false,
            commonConfig: { replication_factor: 1 },
            storage: { type: "filesystem" },
            schemaConfig: {
                configs: [
                    {
                        from: "2024-04-01",
                        store: "tsdb",
                        object_store: "filesystem",
                        schema: "v13",
                        index: { prefix: "index_", period: "24h" },
                    },
                ],
            },
            limits_config: { retention_period: `${retentionDays * 24}h` },
            compactor: { retention_enabled: true, delete_request_store: "filesystem" },
            analytics: { reporting_enabled: false },
        },
        singleBinary: {
            replicas: 1,
            persistence: {
                enabled: true,
                size: `${logsGib}Gi`,
                // Volumes go with what they belong to: a destroy leaves none behind.
                enableStatefulSetAutoDeletePVC: true,
                ...(storageClassName === undefined ? {} : { storageClass: storageClassName }),
            },
            resources: containerResources("100m", "256Mi", "1Gi"),
        },
        read: none,
        write: none,
        backend: none,
        gateway: absent,
        chunksCache: absent,
        resultsCache: absent,
        lokiCanary: absent,
        test: absent,
        sidecar: { rules: absent },
        monitoring: { serviceMonitor: { enabled: true } },
    };
}

/**
 * Values of the chart alloy 1.11.1: one pod that reads the logs of all pods by the API of Kubernetes. It needs neither the
 * nodes' files nor root, and so no privileged namespace.
 * Source: https://github.com/grafana/alloy/blob/main/operations/helm/charts/alloy/values.yaml
 */
export function alloyValues(release: string, loki: string) {
    return {
        fullnameOverride: release,
        crds: { create: false },
        alloy: {
            configMap: { content: alloyConfiguration(loki) },
            enableReporting: false,
            storagePath: "/var/lib/alloy",
            mounts: { varlog: false, extra: [{ name: "data", mountPath: "/var/lib/alloy" }] },
            securityContext: {
                runAsNonRoot: true,
                runAsUser: 473,
                runAsGroup: 473,
                ...restrictedContainer,
                seccompProfile: { type: "RuntimeDefault" },
            },
            resources: containerResources("50m", "128Mi", "512Mi"),
        },
        configReloader: { resources: containerResources("10m", "32Mi", "64Mi") },
        controller: { type: "deployment", replicas: 1, volumes: { extra: [{ name: "data", emptyDir: {} }] } },
        // The chart's own rules would let it read all Secrets.
        rbac: {
            rules: [{ apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get", "list", "watch"] }],
            clusterRules: [{ apiGroups: [""], resources: ["namespaces"], verbs: ["get", "list", "watch"] }],
        },
        serviceMonitor: { enabled: true },
    };
}

/** Source: https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes/ */
function alloyConfiguration(loki: string): string {
    return `discovery.kubernetes "pods" {
  role = "pod"
}

discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
${relabel("namespace", "namespace")}
${relabel("pod", "pod_name")}
${relabel("container", "pod_container_name")}
  rule {
    source_labels = ["__meta_kubernetes_pod_label_app_kubernetes_io_name"]
    target_label  = "app"
  }
}

loki.source.kubernetes "pods" {
  targets    = discovery.relabel.pods.output
  forward_to = [loki.write.loki.receiver]
}

loki.write "loki" {
  endpoint {
    url = "${loki}/loki/api/v1/push"
  }
}
`;
}

function relabel(label: string, source: string): string {
    return `  rule {
    source_labels = ["__meta_kubernetes_${source}"]
    target_label  = "${label}"
  }`;
}
