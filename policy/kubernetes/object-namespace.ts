import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";
import { isPatch, withPatches, workloadTypes } from "./workloads";

const types = [...workloadTypes, ...withPatches("core/v1:Service", "core/v1:Secret", "networking.k8s.io/v1:Ingress")];

export const objectNamespace: ResourceRule<KubernetesObject> = {
    name: "object-namespace",
    title: "Workloads live in a namespace of their own",
    why: "What lies in `default` or beside the cluster's own parts shares their rights, their quota and their NetworkPolicies.",
    mend: "Set `metadata.namespace` to a namespace of the application.",
    severity: "low",
    references: [{ id: "CKV_K8S_21" }],
    types,
    guards: types
        .filter((type) => !isPatch(type))
        .map((type) => ({ type, property: "metadata.namespace", worse: ["default", "kube-system"] })),
    scope: "resource",
    *check({ type, properties: { metadata } }) {
        const found = metadata?.namespace;
        if (found === undefined ? !isPatch(type) : /^(|default|kube-.*)$/.test(found)) {
            yield { property: "metadata.namespace", expected: "a namespace other than default and kube-…", found };
        }
    },
};
