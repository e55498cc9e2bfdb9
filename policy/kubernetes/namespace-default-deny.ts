import type { StackRule } from "../rule";
import { heldDirections } from "./network-policies";
import type { KubernetesObject } from "./objects";

export const namespaceDefaultDeny: StackRule<KubernetesObject> = {
    name: "namespace-default-deny",
    title: "In every namespace, pods reach only what a NetworkPolicy names",
    why: "Without it, whoever gets into one pod reaches every other one, the cloud's metadata service and the internet.",
    mend: "Add a NetworkPolicy with `podSelector: {}` and `policyTypes: [Ingress, Egress]` to the namespace, then others that name what is needed.",
    severity: "high",
    references: [{ id: "CKV2_K8S_6" }],
    types: ["kubernetes:core/v1:Namespace"],
    // A namespace of another name has none of the policies.
    guards: [{ type: "kubernetes:core/v1:Namespace", property: "metadata.name" }],
    scope: "stack",
    *check({ properties: { metadata } }, stack) {
        const held = heldDirections(stack, metadata?.name ?? "");
        if (held.length < 2) {
            yield {
                property: "",
                expected: "a NetworkPolicy in it that holds all pods, for Ingress and Egress",
                found: held.length === 0 ? undefined : `one for ${held.join()}`,
            };
        }
    },
};
