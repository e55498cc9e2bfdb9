import { allowControllerEgress, denyAll } from "../shared/network-policies";

/** Kubelets and node exporters give metrics at the nodes' own addresses; Alertmanager sends mail. */
const ports = [10250, 9100, 465, 587].map((port) => ({ protocol: "TCP", port }));

/**
 * Network policies of the namespace, by their names. From outside of it nobody comes in, since Prometheus and Loki ask nobody who
 * they are. Out goes what asks pods and nodes for metrics, and what tells people.
 */
export const monitoringNetworkPolicies = {
    "default-deny": denyAll,
    "among-themselves": { podSelector: {}, policyTypes: ["Ingress"], ingress: [{ from: [{ podSelector: {} }] }] },
    egress: allowControllerEgress,
    metrics: { podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [{ namespaceSelector: {} }] }, { ports }] },
};
