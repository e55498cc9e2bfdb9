import type { ResourceRule } from "../rule";
import { bindingTypes, guardsOf, type Binding } from "./roles";

export const rbacClusterAdmin: ResourceRule<Binding> = {
    name: "rbac-cluster-admin",
    title: "Nobody in the program administers the cluster",
    why: "An application with cluster-admin turns one hole in it into the loss of the cluster.",
    mend: "Bind a Role that names what is used. Administrators come by the cloud's identities, see `AksCluster` and `EksCluster`.",
    severity: "critical",
    references: [],
    types: bindingTypes,
    guards: guardsOf(["kubernetes:rbac.authorization.k8s.io/v1:RoleBinding"], "roleRef.kind"),
    scope: "resource",
    *check({ type, properties: { roleRef } }) {
        if (roleRef === undefined) {
            return;
        }
        const { kind, name: found } = roleRef;
        if (kind !== "Role" && kind !== "ClusterRole") {
            yield { property: "roleRef.kind", expected: "Role or ClusterRole", found: kind };
        }
        const builtIn = type.includes("ClusterRoleBinding")
            ? ["cluster-admin", "admin", "edit"]
            : ["cluster-admin", "admin"];
        if (kind !== "Role" && (builtIn.includes(found) || found.startsWith("system:"))) {
            yield { property: "roleRef.name", expected: "a role that names what is used", found };
        }
    },
};
