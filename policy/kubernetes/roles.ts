import type { Unwrap } from "@pulumi/pulumi";
import type { rbac } from "@pulumi/kubernetes/types/input";

import type { KubernetesObject } from "./objects";
import { withPatches } from "./workloads";

export const roleTypes = withPatches("rbac.authorization.k8s.io/v1:Role", "rbac.authorization.k8s.io/v1:ClusterRole");
export const bindingTypes = withPatches(
    "rbac.authorization.k8s.io/v1:RoleBinding",
    "rbac.authorization.k8s.io/v1:ClusterRoleBinding",
);

export type RoleRule = Unwrap<rbac.v1.PolicyRule>;

/** A Role or a ClusterRole. */
export interface Role extends KubernetesObject {
    readonly rules?: readonly RoleRule[];
}

/** A RoleBinding or a ClusterRoleBinding. */
export interface Binding extends KubernetesObject {
    readonly roleRef?: Unwrap<rbac.v1.RoleRef>;
    readonly subjects?: readonly Unwrap<rbac.v1.Subject>[];
}

/** Guards of one property of each of the types that the stacks make. */
export function guardsOf(types: readonly string[], property: string) {
    return types.map((type) => ({ type, property }));
}

/** Whether a rule lets do one of the verbs on a resource, by name or by a star. */
export function allows(
    { apiGroups = [], resources = [], verbs }: RoleRule,
    group: string,
    resource: string,
    ...on: readonly string[]
): boolean {
    const [whole = "", part] = resource.split("/");
    const names = ["*", resource, ...(part === undefined ? [] : [`${whole}/*`, `*/${part}`])];
    return (
        [...apiGroups].some((one) => one === "*" || one === group) &&
        [...resources].some((one) => names.includes(one)) &&
        [...verbs].some((one) => one === "*" || on.includes(one))
    );
}
