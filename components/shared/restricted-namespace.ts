import * as pulumi from "@pulumi/pulumi";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";

import { restrictedPodSecurity } from "./kubernetes-rules";

/** A namespace with Pod Security `restricted`, which labels of the caller's own can not weaken. */
export function restrictedNamespace(
    name: string,
    namespace: pulumi.Input<string>,
    labels: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined,
    opts: pulumi.CustomResourceOptions,
): Namespace {
    const all = pulumi.output(labels ?? {}).apply((own) => ({ ...own, ...restrictedPodSecurity() }));
    return new Namespace(`${name}-namespace`, { metadata: { name: namespace, labels: all } }, opts);
}
