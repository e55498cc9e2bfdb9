import { apiVersionOf, type GroupVersionKind } from "./group-version-kind";

/** The minor version of Kubernetes 1 that the simulated cluster runs. */
export const clusterMinor = 36;

/** The API groups that Kubernetes itself serves or served; any other group is a custom one. */
const builtInGroups: ReadonlySet<string> = new Set([
    "",
    "admissionregistration.k8s.io",
    "apiextensions.k8s.io",
    "apiregistration.k8s.io",
    "apps",
    "auditregistration.k8s.io",
    "autoscaling",
    "batch",
    "certificates.k8s.io",
    "coordination.k8s.io",
    "discovery.k8s.io",
    "events.k8s.io",
    "extensions",
    "flowcontrol.apiserver.k8s.io",
    "lifecycle.k8s.io",
    "networking.k8s.io",
    "node.k8s.io",
    "policy",
    "rbac.authorization.k8s.io",
    "resource.k8s.io",
    "scheduling.k8s.io",
    "settings.k8s.io",
    "storage.k8s.io",
    "storagemigration.k8s.io",
]);

/** When an API stopped or will stop being served, and what takes its place. */
interface Lifecycle {
    /** Minor versions of Kubernetes 1, by kind; `*` for every other kind. */
    readonly removed: Readonly<Record<string, number>>;
    /** The API version to use instead. */
    readonly replacement: string;
}

/**
 * Source: the `zz_generated.prerelease-lifecycle.go` files of kubernetes/api (July 2026) and the additions in
 * provider/pkg/kinds/deprecated.go of pulumi-kubernetes.
 */
const lifecycles: Readonly<Record<string, Lifecycle>> = {
    "admissionregistration.k8s.io/v1alpha1": {
        removed: { ValidatingAdmissionPolicy: 32, ValidatingAdmissionPolicyBinding: 32, "*": 38 },
        replacement: "admissionregistration.k8s.io/v1",
    },
    "admissionregistration.k8s.io/v1beta1": {
        removed: {
            ValidatingAdmissionPolicy: 34,
            ValidatingAdmissionPolicyBinding: 34,
            MutatingAdmissionPolicy: 40,
            MutatingAdmissionPolicyBinding: 40,
            "*": 22,
        },
        replacement: "admissionregistration.k8s.io/v1",
    },
    "apiextensions.k8s.io/v1beta1": { removed: { "*": 22 }, replacement: "apiextensions.k8s.io/v1" },
    "apps/v1beta1": { removed: { "*": 16 }, replacement: "apps/v1" },
    "apps/v1beta2": { removed: { "*": 16 }, replacement: "apps/v1" },
    "autoscaling/v2beta1": { removed: { "*": 25 }, replacement: "autoscaling/v2" },
    "autoscaling/v2beta2": { removed: { "*": 26 }, replacement: "autoscaling/v2" },
    "batch/v1beta1": { removed: { "*": 25 }, replacement: "batch/v1" },
    "batch/v2alpha1": { removed: { "*": 21 }, replacement: "batch/v1" },
    "certificates.k8s.io/v1beta1": {
        removed: { ClusterTrustBundle: 40, PodCertificateRequest: 40, "*": 22 },
        replacement: "certificates.k8s.io/v1",
    },
    "coordination.k8s.io/v1beta1": { removed: { LeaseCandidate: 39, "*": 22 }, replacement: "coordination.k8s.io/v1" },
    "discovery.k8s.io/v1beta1": { removed: { "*": 25 }, replacement: "discovery.k8s.io/v1" },
    "events.k8s.io/v1beta1": { removed: { "*": 25 }, replacement: "events.k8s.io/v1" },
    "extensions/v1beta1": { removed: { Ingress: 22, "*": 16 }, replacement: "apps/v1" },
    "flowcontrol.apiserver.k8s.io/v1beta1": {
        removed: { "*": 26 },
        replacement: "flowcontrol.apiserver.k8s.io/v1beta3",
    },
    "flowcontrol.apiserver.k8s.io/v1beta2": {
        removed: { "*": 29 },
        replacement: "flowcontrol.apiserver.k8s.io/v1beta3",
    },
    "flowcontrol.apiserver.k8s.io/v1beta3": { removed: { "*": 32 }, replacement: "flowcontrol.apiserver.k8s.io/v1" },
    "networking.k8s.io/v1beta1": {
        removed: { IPAddress: 37, ServiceCIDR: 37, "*": 22 },
        replacement: "networking.k8s.io/v1",
    },
    "node.k8s.io/v1beta1": { removed: { "*": 25 }, replacement: "node.k8s.io/v1" },
    "policy/v1beta1": { removed: { "*": 25 }, replacement: "policy/v1" },
    "rbac.authorization.k8s.io/v1alpha1": { removed: { "*": 20 }, replacement: "rbac.authorization.k8s.io/v1" },
    "rbac.authorization.k8s.io/v1beta1": { removed: { "*": 22 }, replacement: "rbac.authorization.k8s.io/v1" },
    "resource.k8s.io/v1beta1": { removed: { "*": 38 }, replacement: "resource.k8s.io/v1beta2" },
    "scheduling.k8s.io/v1alpha1": { removed: { PriorityClass: 17 }, replacement: "scheduling.k8s.io/v1" },
    "scheduling.k8s.io/v1beta1": { removed: { PriorityClass: 22 }, replacement: "scheduling.k8s.io/v1" },
    "storage.k8s.io/v1alpha1": {
        removed: { VolumeAttributesClass: 35, "*": 24 },
        replacement: "storage.k8s.io/v1",
    },
    "storage.k8s.io/v1beta1": {
        removed: { CSIStorageCapacity: 27, VolumeAttributesClass: 37, "*": 22 },
        replacement: "storage.k8s.io/v1",
    },
};

/** Where kinds of `extensions/v1beta1` went that did not go to `apps/v1`. */
const movedElsewhere: Readonly<Record<string, string>> = {
    Ingress: "networking.k8s.io/v1",
    NetworkPolicy: "networking.k8s.io/v1",
    PodSecurityPolicy: "policy/v1beta1",
};

/** True for the APIs that Kubernetes itself serves or served. */
export function isKnownGroupVersion({ group }: GroupVersionKind): boolean {
    return builtInGroups.has(group);
}

/** What the provider says of an API that the cluster no longer serves; `undefined` if it serves it. */
export function removalOf(gvk: GroupVersionKind): string | undefined {
    const removed = removedIn(gvk);
    if (removed === undefined || removed > clusterMinor) {
        return undefined;
    }
    return (
        `apiVersion "${named(gvk)}" was removed in Kubernetes 1.${removed}. Use "${replacementOf(gvk)}" instead.\n` +
        `See https://git.k8s.io/kubernetes/CHANGELOG/CHANGELOG-1.${removed}.md#deprecation for more information.`
    );
}

/** What the provider says of an API that another one replaces while the cluster still serves both. */
export function deprecationOf(gvk: GroupVersionKind): string | undefined {
    const removed = removedIn(gvk);
    return removed === undefined
        ? undefined
        : `${named(gvk)} is deprecated by ${replacementOf(gvk)} and not supported by Kubernetes v1.${removed}+ clusters.`;
}

function removedIn(gvk: GroupVersionKind): number | undefined {
    const removed = lifecycles[apiVersionOf(gvk)]?.removed;
    return removed?.[baseKind(gvk)] ?? removed?.["*"];
}

function replacementOf(gvk: GroupVersionKind): string {
    const moved = gvk.group === "extensions" ? movedElsewhere[baseKind(gvk)] : undefined;
    return `${moved ?? lifecycles[apiVersionOf(gvk)]?.replacement ?? apiVersionOf(gvk)}/${gvk.kind}`;
}

function named(gvk: GroupVersionKind): string {
    return `${apiVersionOf(gvk)}/${gvk.kind}`;
}

function baseKind(gvk: GroupVersionKind): string {
    return gvk.kind.replace(/Patch$/, "");
}
