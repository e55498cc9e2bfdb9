import type { GroupVersionKind } from "./group-version-kind";
import { isKnownGroupVersion } from "./known-apis";
import { stringAt } from "./paths";
import type { ValueMap } from "../../simulation/values";

/**
 * The built-in kinds that belong to the cluster. Every other built-in kind belongs to a namespace.
 * Source: `kubectl api-resources --namespaced=false` of Kubernetes 1.36, `Namespaced` in
 * provider/pkg/kinds/kinds.go of pulumi-kubernetes, and the API reference for kinds of removed versions.
 */
const clusterScoped: ReadonlySet<string> = new Set([
    "APIService",
    "AuditSink",
    "CSIDriver",
    "CSINode",
    "CertificateSigningRequest",
    "ClusterCIDR",
    "ClusterRole",
    "ClusterRoleBinding",
    "ClusterTrustBundle",
    "CustomResourceDefinition",
    "DeviceClass",
    "DeviceTaintRule",
    "FlowSchema",
    "IPAddress",
    "IngressClass",
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
    "MutatingWebhookConfiguration",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PodSecurityPolicy",
    "PriorityClass",
    "PriorityLevelConfiguration",
    "ResourcePoolStatusRequest",
    "ResourceSlice",
    "RuntimeClass",
    "ServiceCIDR",
    "StorageClass",
    "StorageVersionMigration",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
    "VolumeAttachment",
    "VolumeAttributesClass",
]);

/** What is known of custom kinds: those whose definitions this deployment has seen. */
export class CustomKinds {
    readonly #namespaced = new Map<string, boolean>();

    /** Remembers what a CustomResourceDefinition defines. */
    add(definition: ValueMap): void {
        const group = stringAt(definition, "spec", "group");
        const kind = stringAt(definition, "spec", "names", "kind");
        if (group !== "" && kind !== "") {
            this.#namespaced.set(`${group}/${kind}`, stringAt(definition, "spec", "scope") === "Namespaced");
        }
    }

    /** Whether objects of a kind live in a namespace; `undefined` for a custom kind whose definition was not seen. */
    isNamespaced(gvk: GroupVersionKind): boolean | undefined {
        if (isKnownGroupVersion(gvk)) {
            return !clusterScoped.has(gvk.kind.replace(/(Patch|List)$/, ""));
        }
        return this.#namespaced.get(`${gvk.group}/${gvk.kind}`);
    }

    /** True if the cluster serves the kind, as far as this deployment can tell. */
    isServed(gvk: GroupVersionKind): boolean {
        return this.isNamespaced(gvk) !== undefined;
    }
}

/** True for CustomResourceDefinitions. */
export function isDefinition(object: ValueMap): boolean {
    return (
        object.kind === "CustomResourceDefinition" && stringAt(object, "apiVersion").startsWith("apiextensions.k8s.io/")
    );
}
