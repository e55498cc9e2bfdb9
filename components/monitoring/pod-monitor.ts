import type { Unwrap } from "@pulumi/pulumi";

import type { MetricsEndpoint } from "../shared/metrics-endpoint";

/**
 * The `spec` of a PodMonitor of the Prometheus operator. The label `job` of the metrics is the endpoint's name.
 * Source: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export function podMonitorSpec(name: string, { namespace, podLabels, port }: Unwrap<MetricsEndpoint>) {
    return {
        namespaceSelector: { matchNames: [namespace] },
        selector: { matchLabels: podLabels },
        podMetricsEndpoints: [{ port, relabelings: [{ action: "replace", targetLabel: "job", replacement: name }] }],
    };
}
