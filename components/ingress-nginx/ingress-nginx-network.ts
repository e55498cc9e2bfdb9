import { allowControllerEgress, denyAll } from "../shared/network-policies";
import { nginxPodLabels } from "./nginx-values";

/**
 * Network policies of the controller's namespace, by their names: traffic comes to the ports that serve and to metrics only, and
 * goes to applications, whatever their ports, but not past the cluster's API and certificates' authorities to the internet.
 */
export function nginxNetworkPolicies(release: string) {
    return {
        "default-deny": denyAll,
        ports: {
            podSelector: { matchLabels: nginxPodLabels(release) },
            policyTypes: ["Ingress"],
            ingress: [{ ports: [80, 443, 9113].map((port) => ({ protocol: "TCP", port })) }],
        },
        egress: allowControllerEgress,
        applications: { podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [{ namespaceSelector: {} }] }] },
    };
}
