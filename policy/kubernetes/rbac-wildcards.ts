import type { ResourceRule } from "../rule";
import { roleTypes, type Role } from "./roles";

export const rbacWildcards: ResourceRule<Role> = {
    name: "rbac-wildcards",
    title: "Roles name what they allow",
    why: "A star allows what nobody thought of, and all that the cluster will learn later.",
    mend: "Name the groups, the resources and the verbs that are used.",
    severity: "high",
    references: [{ id: "CKV_K8S_49" }],
    types: roleTypes,
    guards: ["apiGroups", "resources", "verbs"].map((part) => ({
        type: "kubernetes:rbac.authorization.k8s.io/v1:Role",
        property: `rules[*].${part}[*]`,
        worse: ["*"],
    })),
    scope: "resource",
    *check({ properties: { rules = [] } }) {
        for (const [index, rule] of rules.entries()) {
            for (const part of ["apiGroups", "resources", "verbs", "nonResourceURLs"] as const) {
                for (const [place, found] of (rule[part] ?? []).entries()) {
                    if (found.includes("*")) {
                        yield { property: `rules[${index}].${part}[${place}]`, expected: "a name", found };
                    }
                }
            }
        }
    },
};
