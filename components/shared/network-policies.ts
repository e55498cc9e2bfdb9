import type { types } from "@pulumi/kubernetes";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import * as pulumi from "@pulumi/pulumi";

/** Parts of the `spec` of a NetworkPolicy. */

/** The DNS of the cluster itself, by the labels that every distribution gives it. */
const clusterDns = {
    to: [
        {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
            podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
        },
    ],
    ports: [
        { protocol: "UDP", port: 53 },
        { protocol: "TCP", port: 53 },
    ],
};

/** Nothing comes in, nothing goes out, until another policy allows it. */
export const denyAll = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

/** Every pod of the namespace may ask the cluster's DNS. */
export const allowDns = { podSelector: {}, policyTypes: ["Egress"], egress: [clusterDns] };

/**
 * What a controller of the platform needs: names, the APIs of clouds, and that of Kubernetes, which listens on 443 in
 * clouds, on 6443 in kind and Docker Desktop, on 8443 in minikube.
 */
export const controllerEgress = [
    {
        ports: [{ protocol: "UDP", port: 53 }, ...[53, 80, 443, 6443, 8443].map((port) => ({ protocol: "TCP", port }))],
    },
];

/** Every pod of the namespace may do what a controller of the platform needs. */
export const allowControllerEgress = { podSelector: {}, policyTypes: ["Egress"], egress: controllerEgress };

/** Every pod of the namespace may go out to one port of some networks; without networks, to that port of any pod. */
export function egressTo(cidrs: pulumi.Input<string[]>, port: pulumi.Input<number>) {
    const rule = pulumi.all([cidrs, port]).apply(([networks, number]) => ({
        to:
            networks.length === 0
                ? [{ namespaceSelector: {} }]
                : networks.map((network) => ({ ipBlock: { cidr: network } })),
        ports: [{ protocol: "TCP", port: number }],
    }));
    return { podSelector: {}, policyTypes: ["Egress"], egress: [rule] };
}

/** Network policies of a namespace, by their names. */
export function createNetworkPolicies(
    name: string,
    namespace: pulumi.Input<string>,
    specs: Readonly<Record<string, types.input.networking.v1.NetworkPolicySpec>>,
    parent: pulumi.Resource,
): NetworkPolicy[] {
    return Object.entries(specs).map(
        ([policy, spec]) =>
            new NetworkPolicy(`${name}-${policy}`, { metadata: { name: policy, namespace }, spec }, { parent }),
    );
}
