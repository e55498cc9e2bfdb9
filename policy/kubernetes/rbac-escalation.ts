import type { ResourceRule } from "../rule";
import { roleTypes, type Role } from "./roles";

export const rbacEscalation: ResourceRule<Role> = {
    name: "rbac-escalation",
    title: "Nobody gives himself more rights",
    why: "Who may bind, escalate or impersonate has every right of the cluster, in two steps.",
    mend: "Leave out the verbs `bind`, `escalate` and `impersonate`; Pulumi makes the bindings.",
    severity: "critical",
    references: [{ id: "CKV_K8S_157" }, { id: "CKV_K8S_158" }],
    types: roleTypes,
    guards: [],
    scope: "resource",
    *check({ properties: { rules = [] } }) {
        for (const [index, { verbs }] of rules.entries()) {
            for (const [place, found] of verbs.entries()) {
                if (["bind", "escalate", "impersonate"].includes(found.toLowerCase())) {
                    yield {
                        property: `rules[${index}].verbs[${place}]`,
                        expected: "a verb that gives no rights",
                        found,
                    };
                }
            }
        }
    },
};
