import type { ValueMap } from "../../simulation/values";

/** What every cluster has from the beginning. Source: the bootstrap controllers and policies of the API server. */
export const ownObjects: readonly ValueMap[] = [
    ...["default", "kube-system", "kube-public", "kube-node-lease"].map((name) => ({
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name },
    })),
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace: "default" } },
    {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "kubernetes", namespace: "default" },
        spec: { ports: [{ name: "https", port: 443, targetPort: 6443 }] },
    },
    ...["cluster-admin", "admin", "edit", "view"].map((name) => ({
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        metadata: { name },
    })),
];
