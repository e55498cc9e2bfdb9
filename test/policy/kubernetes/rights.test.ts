import { rbacClusterAdmin } from "../../../policy/kubernetes/rbac-cluster-admin";
import { rbacEscalation } from "../../../policy/kubernetes/rbac-escalation";
import { rbacSecrets } from "../../../policy/kubernetes/rbac-secrets";
import { rbacSubjects } from "../../../policy/kubernetes/rbac-subjects";
import { rbacTakeover } from "../../../policy/kubernetes/rbac-takeover";
import { rbacWildcards } from "../../../policy/kubernetes/rbac-wildcards";
import { serviceAccountToken } from "../../../policy/kubernetes/service-account-token";
import { describeRule } from "../rule-cases";

const role = { rules: [{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "update"] }] };
const binding = {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "deployer" },
    subjects: [{ kind: "ServiceAccount", name: "deployer", namespace: "shop" }],
};
const clusterWide = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";

describe("Rules on rights in a cluster", () => {
    describeRule(rbacWildcards, {
        compliant: { "a role that names everything": role, "a role without rules": {} },
        broken: {
            stars: {
                change: { rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }] },
                findings: ["apiGroups", "resources", "verbs"].map(
                    (part) => `rules[0].${part}[0]: expected a name, found "*"`,
                ),
            },
            "every part of a resource, and every path": {
                change: {
                    rules: [{ apiGroups: [""], resources: ["pods/*"], verbs: ["get"], nonResourceURLs: ["/metrics*"] }],
                },
                findings: [
                    'rules[0].resources[0]: expected a name, found "pods/*"',
                    'rules[0].nonResourceURLs[0]: expected a name, found "/metrics*"',
                ],
            },
        },
        unknown: ["rules[0].verbs[0]"],
    });

    describeRule(rbacEscalation, {
        compliant: { "ordinary verbs": role },
        broken: {
            "all ways to more rights": {
                change: { "rules[0].verbs": ["bind", "get", "escalate", "impersonate"] },
                findings: [
                    'rules[0].verbs[0]: expected a verb that gives no rights, found "bind"',
                    'rules[0].verbs[2]: expected a verb that gives no rights, found "escalate"',
                    'rules[0].verbs[3]: expected a verb that gives no rights, found "impersonate"',
                ],
            },
        },
        unknown: ["rules[0].verbs[1]"],
    });

    const secrets = { apiGroups: [""], resources: ["configmaps", "secrets"], verbs: ["get", "list"] };
    const anySecret = 'rules[0]: expected named Secrets, or no rule on secrets, found ["get","list"]';
    describeRule(rbacSecrets, {
        compliant: {
            "named secrets": { rules: [{ ...secrets, resourceNames: ["login"] }] },
            "a role that writes secrets only": { rules: [{ ...secrets, verbs: ["create"] }] },
            "a role on something else": role,
        },
        broken: {
            "all secrets": { change: { "rules[0].resourceNames": undefined }, findings: [anySecret] },
            "all resources of all groups": {
                change: { rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }] },
                findings: ['rules[0]: expected named Secrets, or no rule on secrets, found ["*"]'],
            },
        },
        unknown: ["rules[0].resourceNames"],
    });

    describeRule(rbacTakeover, {
        compliant: {
            "a role on pods": { rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["create"] }] },
            "a role on deployments": role,
        },
        broken: {
            "a shell in pods": {
                change: { rules: [{ apiGroups: [""], resources: ["pods/*"], verbs: ["create"] }] },
                findings: ["exec", "attach"].map(
                    (part) => `rules[0]: expected no create of pods/${part}, found ["create"]`,
                ),
            },
            "tokens and nodes": {
                change: {
                    rules: [
                        { apiGroups: [""], resources: ["nodes/proxy"], verbs: ["get"] },
                        { apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] },
                    ],
                },
                findings: [
                    'rules[0]: expected no get of nodes/proxy, found ["get"]',
                    'rules[1]: expected no create of serviceaccounts/token, found ["create"]',
                ],
            },
            "what everybody sends to the API": {
                change: {
                    rules: [
                        {
                            apiGroups: ["admissionregistration.k8s.io"],
                            resources: ["mutatingwebhookconfigurations"],
                            verbs: ["patch"],
                        },
                    ],
                },
                findings: ['rules[0]: expected no create of mutatingwebhookconfigurations, found ["patch"]'],
            },
        },
        unknown: ["rules[0].resources[0]"],
    });

    describeRule(rbacClusterAdmin, {
        compliant: {
            "a role of its own": binding,
            "a right to look, everywhere": {
                type: clusterWide,
                properties: { roleRef: { ...binding.roleRef, kind: "ClusterRole", name: "view" } },
            },
        },
        broken: {
            "cluster-admin in a namespace": {
                change: { roleRef: { kind: "ClusterRole", name: "cluster-admin" } },
                findings: ['roleRef.name: expected a role that names what is used, found "cluster-admin"'],
            },
            "the right to edit everything": {
                of: "a right to look, everywhere",
                type: clusterWide,
                change: { "roleRef.name": "edit" },
                findings: ['roleRef.name: expected a role that names what is used, found "edit"'],
            },
            "a role of the cluster's own parts": {
                of: "a right to look, everywhere",
                change: { "roleRef.name": "system:node" },
                findings: ['roleRef.name: expected a role that names what is used, found "system:node"'],
            },
            "what is no role": {
                change: { "roleRef.kind": "Group" },
                findings: ['roleRef.kind: expected Role or ClusterRole, found "Group"'],
            },
        },
        unknown: ["roleRef.name"],
    });

    const somebody = "expected one service account or group of people, found";
    describeRule(rbacSubjects, {
        compliant: {
            "an account of an application": binding,
            "a group of people": { subjects: [{ kind: "Group", name: "platform-team" }] },
            nobody: {},
        },
        broken: {
            "everybody, in every way": {
                change: {
                    subjects: [
                        ...["anonymous", "unauthenticated"].map((name) => ({ kind: "User", name: `system:${name}` })),
                        ...["authenticated", "masters", "serviceaccounts", "serviceaccounts:shop"].map((name) => ({
                            kind: "Group",
                            name: `system:${name}`,
                        })),
                        { kind: "ServiceAccount", name: "default", namespace: "shop" },
                        { kind: "User", name: "system:serviceaccount:shop:default" },
                    ],
                },
                findings: [
                    "system:anonymous",
                    "system:unauthenticated",
                    "system:authenticated",
                    "system:masters",
                    "system:serviceaccounts",
                    "system:serviceaccounts:shop",
                    "default",
                    "system:serviceaccount:shop:default",
                ].map((name, index) => `subjects[${index}].name: ${somebody} ${JSON.stringify(name)}`),
            },
        },
        unknown: ["subjects[0].name"],
    });

    describeRule(serviceAccountToken, {
        compliant: { "an account that hands out none": { automountServiceAccountToken: false } },
        broken: {
            "the default": {
                change: { automountServiceAccountToken: undefined },
                findings: ["automountServiceAccountToken: expected false, found nothing"],
            },
            "an account that hands out tokens": {
                change: { automountServiceAccountToken: true },
                findings: ["automountServiceAccountToken: expected false, found true"],
            },
        },
        unknown: ["automountServiceAccountToken"],
    });
});
