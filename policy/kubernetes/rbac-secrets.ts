import type { ResourceRule } from "../rule";
import { allows, type Role } from "./roles";
import { withPatches } from "./workloads";

export const rbacSecrets: ResourceRule<Role> = {
    name: "rbac-secrets",
    title: "Nobody reads the Secrets of all namespaces",
    why: "Among the Secrets of a cluster are the tokens and passwords of everything in it: who lists them has it all.",
    mend: "Name the Secrets in `resourceNames`, or make it a Role of one namespace.",
    severity: "high",
    references: [],
    types: withPatches("rbac.authorization.k8s.io/v1:ClusterRole"),
    guards: [],
    scope: "resource",
    *check({ properties: { rules = [] } }) {
        for (const [index, rule] of rules.entries()) {
            if ((rule.resourceNames ?? []).length === 0 && allows(rule, "", "secrets", "get", "list", "watch")) {
                const expected = "named Secrets, or no rule on secrets";
                yield { property: `rules[${index}]`, expected, found: rule.verbs };
            }
        }
    },
};
