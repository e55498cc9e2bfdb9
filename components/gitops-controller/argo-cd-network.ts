import { allowControllerEgress, denyAll } from "../shared/network-policies";

/**
 * Network policies of Argo CD's namespace, by their names. Who may come in, the chart says. Out go its parts to each other, to
 * the cluster's API, and to Git and registries by HTTPS, HTTP and SSH.
 */
export const argoCdNetworkPolicies = {
    "default-deny": denyAll,
    egress: allowControllerEgress,
    "among-themselves": { podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [{ podSelector: {} }] }] },
    ssh: { podSelector: {}, policyTypes: ["Egress"], egress: [{ ports: [{ protocol: "TCP", port: 22 }] }] },
};
