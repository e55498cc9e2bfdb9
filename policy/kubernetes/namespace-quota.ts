import type { Stack, StackRule } from "../rule";
import type { KubernetesObject } from "./objects";

interface Destinations {
    readonly destinations?: readonly { readonly namespace?: string }[];
}

export const namespaceQuota: StackRule<KubernetesObject> = {
    name: "namespace-quota",
    title: "A namespace that a GitOps controller writes to has a quota",
    why: "A commit to the repository of one application can otherwise take all of the cluster, and all of the budget.",
    mend: "Add a ResourceQuota to the namespace; `AppRelease` makes one, see its `quota`.",
    severity: "medium",
    references: [],
    types: ["kubernetes:core/v1:Namespace"],
    guards: [{ type: "kubernetes:core/v1:ResourceQuota", property: "metadata.namespace" }],
    scope: "stack",
    *check({ properties: { metadata } }, stack) {
        const namespace = metadata?.name ?? "";
        const quotas = stack.ofType<KubernetesObject>("kubernetes:core/v1:ResourceQuota");
        if (
            isWrittenTo(namespace, stack) &&
            !quotas.some(({ properties }) => properties.metadata?.namespace === namespace)
        ) {
            yield { property: "", expected: "a ResourceQuota in it", found: undefined };
        }
    },
};

function isWrittenTo(namespace: string, stack: Stack): boolean {
    const projects = stack
        .ofType<KubernetesObject<Destinations>>("kubernetes:argoproj.io/v1alpha1:AppProject")
        .flatMap(({ properties: { spec } }) => spec?.destinations ?? []);
    const flux = ["helm.toolkit.fluxcd.io/v2:HelmRelease", "kustomize.toolkit.fluxcd.io/v1:Kustomization"]
        .flatMap((kind) => stack.ofType<KubernetesObject<{ targetNamespace?: string }>>(`kubernetes:${kind}`))
        .map(({ properties: { metadata, spec } }) => ({ namespace: spec?.targetNamespace ?? metadata?.namespace }));
    return [...projects, ...flux].some((destination) => destination.namespace === namespace);
}
