/** A kind of Kubernetes objects that an application may consist of. */
export interface AppKind {
    /** API group; empty for the core group. */
    readonly group: string;
    /** Kind, as in manifests. */
    readonly kind: string;
    /** Plural name, as in the URLs of the API. */
    readonly resource: string;
}

/** A rule of a Kubernetes Role. */
export interface RoleRule {
    readonly apiGroups: string[];
    readonly resources: string[];
    readonly verbs: string[];
}

/** What a stateless service needs. No Role and no Secret: neither rights nor secrets come from a repository. */
export const defaultAppKinds: readonly AppKind[] = [
    { group: "", kind: "ConfigMap", resource: "configmaps" },
    { group: "", kind: "Service", resource: "services" },
    { group: "", kind: "ServiceAccount", resource: "serviceaccounts" },
    { group: "apps", kind: "Deployment", resource: "deployments" },
    { group: "autoscaling", kind: "HorizontalPodAutoscaler", resource: "horizontalpodautoscalers" },
    { group: "batch", kind: "Job", resource: "jobs" },
    { group: "networking.k8s.io", kind: "Ingress", resource: "ingresses" },
    { group: "networking.k8s.io", kind: "NetworkPolicy", resource: "networkpolicies" },
    { group: "policy", kind: "PodDisruptionBudget", resource: "poddisruptionbudgets" },
];

/**
 * The rights of the account that releases an application: to write its kinds, and to see whether its pods start.
 *
 * @param more rules that one controller needs beside them.
 */
export function deployerRules(kinds: readonly AppKind[], more: readonly RoleRule[]): RoleRule[] {
    const groups = [...new Set(kinds.map(({ group }) => group))];
    return [
        ...groups.map((group) => ({
            apiGroups: [group],
            resources: kinds.filter((kind) => kind.group === group).map(({ resource }) => resource),
            verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
        })),
        { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] },
        { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["get", "list", "watch"] },
        ...more,
    ];
}
