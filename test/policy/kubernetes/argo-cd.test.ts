import { argoDefaultProject } from "../../../policy/kubernetes/argo-default-project";
import { argoLogin } from "../../../policy/kubernetes/argo-login";
import { argoRights } from "../../../policy/kubernetes/argo-rights";
import { describeRule } from "../rule-cases";
import { unknownValue } from "../subjects";

const emptied = { sourceRepos: [], destinations: [], clusterResourceWhitelist: [] };
const defaultProject = (spec: object, type = "AppProjectPatch") => ({
    type: `kubernetes:argoproj.io/v1alpha1:${type}`,
    properties: { metadata: { name: "default" }, spec },
});

const reading = () => ({ apiGroups: ["*"], resources: ["*"], verbs: ["get", "list", "watch"] });
const argoCd = {
    chart: "argo-cd",
    values: {
        configs: {
            cm: { "admin.enabled": false, "application.sync.impersonation.enabled": true },
            rbac: { "policy.default": "" },
        },
        controller: {
            clusterRoleRules: {
                enabled: true,
                rules: [reading(), { apiGroups: [""], resources: ["serviceaccounts"], verbs: ["impersonate"] }],
            },
        },
        server: { clusterRoleRules: { enabled: true, rules: [reading()] } },
    },
};

const another = { chart: "cert-manager", values: {} };

describe("Rules on Argo CD", () => {
    describeRule(argoDefaultProject, {
        compliant: {
            "an emptied project": { properties: argoCd, stack: [defaultProject(emptied)] },
            "an emptied project that is its own object": {
                properties: { chart: "oci://ghcr.io/argoproj/argo-helm/argo-cd" },
                stack: [defaultProject(emptied, "AppProject")],
            },
            "another chart": another,
        },
        broken: {
            "the delivered project": {
                stack: [],
                findings: ["expected an AppProject default that is emptied, found nothing"],
            },
            "a project that still lets through": {
                stack: [defaultProject({ sourceRepos: ["*"], destinations: [] })],
                findings: [
                    'expected the AppProject default with empty sourceRepos, found ["*"]',
                    "expected the AppProject default with empty clusterResourceWhitelist, found nothing",
                ],
            },
            "a project that is not known yet": {
                stack: [defaultProject({ ...emptied, destinations: unknownValue })],
                findings: [],
                undecided: "spec.destinations",
            },
        },
        unknown: ["chart"],
    });

    const verbs = "expected get, list and watch, or impersonate of service accounts, found";

    describeRule(argoRights, {
        compliant: { "a controller that reads": argoCd, "another chart": another },
        broken: {
            "the delivered rights": {
                change: { values: {} },
                findings: [
                    "values.controller.clusterRoleRules.enabled: expected true, found nothing",
                    "values.server.clusterRoleRules.enabled: expected true, found nothing",
                    'values.configs.cm["application.sync.impersonation.enabled"]: expected true, found nothing',
                ],
            },
            "a controller that writes": {
                change: { "values.controller.clusterRoleRules.rules[0].verbs": ["*"] },
                findings: [`values.controller.clusterRoleRules.rules[0].verbs: ${verbs} ["*"]`],
            },
            "a controller that is anybody": {
                change: { "values.controller.clusterRoleRules.rules[1].resources": ["users"] },
                findings: [`values.controller.clusterRoleRules.rules[1].verbs: ${verbs} ["impersonate"]`],
            },
            "no rules of its own": {
                change: { "values.server.clusterRoleRules.rules": [] },
                findings: ["values.server.clusterRoleRules.rules: expected rules that read, found []"],
            },
        },
        unknown: ["values", "values.controller.clusterRoleRules.rules[0].verbs"],
    });

    describeRule(argoLogin, {
        compliant: { "nobody with a password": argoCd, "another chart": another },
        broken: {
            "the delivered administrator": {
                change: { 'values.configs.cm["admin.enabled"]': undefined },
                findings: ['values.configs.cm["admin.enabled"]: expected false, found nothing'],
            },
            "strangers, who are administrators and open shells": {
                change: {
                    'values.configs.cm["users.anonymous.enabled"]': true,
                    'values.configs.cm["exec.enabled"]': "true",
                    'values.configs.rbac["policy.default"]': "role:admin",
                },
                findings: [
                    'values.configs.cm["users.anonymous.enabled"]: expected false, found true',
                    'values.configs.cm["exec.enabled"]: expected false, found "true"',
                    'values.configs.rbac["policy.default"]: expected role:readonly, found "role:admin"',
                ],
            },
        },
        unknown: ['values.configs.cm["admin.enabled"]'],
    });
});
