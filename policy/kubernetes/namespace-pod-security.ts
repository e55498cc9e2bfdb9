import { expectOneOf, expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";

const label = "pod-security.kubernetes.io/enforce";
const namespace = "kubernetes:core/v1:Namespace";

/** What the rules on pods ask of the program, this asks of everybody who creates a pod there, by whatever means. */
export const namespacePodSecurity: ResourceRule<KubernetesObject> = {
    name: "namespace-pod-security",
    title: "The cluster refuses pods that are not restricted, in every namespace",
    why: "Charts, GitOps controllers and people create pods that no preview shows; without the label the cluster takes a privileged one.",
    mend: `Label the namespace ${label}: restricted. A namespace for agents on nodes gets an exception with its reason.`,
    severity: "high",
    references: [{ id: "Pod Security restricted" }],
    types: [namespace],
    guards: [{ type: namespace, property: `metadata.labels["${label}"]` }],
    scope: "resource",
    *check({ properties: { metadata } }) {
        const labels = metadata?.labels ?? {};
        yield* expectOneOf(`metadata.labels["${label}"]`, labels[label], "restricted");
        yield* expectOneOfOrDefault(`metadata.labels["${label}-version"]`, labels[`${label}-version`], "latest");
    },
};
