import type { ResourceRule } from "../rule";
import { allows, roleTypes, type Role } from "./roles";

/** What gives the rights of others: their pods, their nodes, their tokens, or all that is written. */
const takeovers = [
    ["", "pods/exec", "create", "get"],
    ["", "pods/attach", "create", "get"],
    ["", "pods/ephemeralcontainers", "update", "patch"],
    ["", "nodes/proxy", "get", "create"],
    ["", "serviceaccounts/token", "create"],
    ["certificates.k8s.io", "certificatesigningrequests/approval", "update", "patch"],
    ["admissionregistration.k8s.io", "mutatingwebhookconfigurations", "create", "update", "patch"],
    ["admissionregistration.k8s.io", "validatingwebhookconfigurations", "create", "update", "patch"],
] as const;

export const rbacTakeover: ResourceRule<Role> = {
    name: "rbac-takeover",
    title: "Nobody acts through others' pods, nodes and tokens",
    why: "A shell in a pod, a proxy to a node, a token or an approved certificate gives the rights of whoever it belongs to.",
    mend: "Leave the resource out; people who must debug get it for a time, outside of the program.",
    severity: "high",
    references: [{ id: "CKV_K8S_155" }, { id: "CKV_K8S_156" }],
    types: roleTypes,
    guards: [],
    scope: "resource",
    *check({ properties: { rules = [] } }) {
        for (const [index, rule] of rules.entries()) {
            for (const [group, resource, ...verbs] of takeovers) {
                if (allows(rule, group, resource, ...verbs)) {
                    yield { property: `rules[${index}]`, expected: `no ${verbs[0]} of ${resource}`, found: rule.verbs };
                }
            }
        }
    },
};
