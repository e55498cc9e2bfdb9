import type { GroupVersionKind } from "../objects/group-version-kind";
import { isKnownGroupVersion } from "../objects/known-apis";

/** The kinds whose objects count the changes of their specification, beside custom kinds. */
const counted: ReadonlySet<string> = new Set([
    "CronJob",
    "CustomResourceDefinition",
    "DaemonSet",
    "Deployment",
    "FlowSchema",
    "Ingress",
    "IngressClass",
    "Job",
    "MutatingWebhookConfiguration",
    "NetworkPolicy",
    "Pod",
    "PodDisruptionBudget",
    "PriorityClass",
    "PriorityLevelConfiguration",
    "ReplicaSet",
    "ReplicationController",
    "StatefulSet",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
]);

/** True if objects of a kind count the changes of their specification in `metadata.generation`. */
export function hasGeneration(gvk: GroupVersionKind): boolean {
    return !isKnownGroupVersion(gvk) || counted.has(gvk.kind);
}
