import { argoApplication } from "../../../policy/kubernetes/argo-application";
import { argoDefaultProject } from "../../../policy/kubernetes/argo-default-project";
import { argoLogin } from "../../../policy/kubernetes/argo-login";
import { argoProject } from "../../../policy/kubernetes/argo-project";
import { argoProjectAccount } from "../../../policy/kubernetes/argo-project-account";
import { argoRights } from "../../../policy/kubernetes/argo-rights";
import { fluxAccount } from "../../../policy/kubernetes/flux-account";
import { fluxTenancy } from "../../../policy/kubernetes/flux-tenancy";
import { describeRule } from "../rule-cases";
import { unknownValue } from "../subjects";

const project = {
    metadata: { name: "shop" },
    spec: {
        sourceRepos: ["https://github.com/acme/shop.git"],
        destinations: [{ server: "https://kubernetes.default.svc", namespace: "shop" }],
        clusterResourceWhitelist: [],
        namespaceResourceWhitelist: [{ group: "apps", kind: "Deployment" }],
        destinationServiceAccounts: [{ defaultServiceAccount: "shop:deployer" }],
    },
};
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
const flux = {
    chart: "oci://ghcr.io/fluxcd-community/charts/flux2",
    values: {
        multitenancy: { enabled: true, privileged: false },
        kustomizeController: { container: { additionalArgs: ["--no-remote-bases=true"] } },
    },
};
const another = { chart: "cert-manager", values: {} };

describe("Rules on GitOps controllers", () => {
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

    const namespace = "expected the namespace of one application, found";
    describeRule(argoProject, {
        compliant: {
            "a project of one application": project,
            "the default, which must be empty": { metadata: { name: "default" }, spec: emptied },
            "repositories of one owner": {
                ...project,
                spec: { ...project.spec, sourceRepos: ["https://github.com/acme/*"] },
            },
        },
        broken: {
            "any repository": {
                change: { "spec.sourceRepos": ["*", "https://*/shop", "https://github.com*"] },
                findings: ["*", "https://*/shop", "https://github.com*"].map(
                    (found, index) => `spec.sourceRepos[${index}]: expected one of your own, found "${found}"`,
                ),
            },
            "applications of any namespace": {
                change: { "spec.sourceNamespaces": ["*"] },
                findings: ['spec.sourceNamespaces[0]: expected one of your own, found "*"'],
            },
            "any namespace, and any but one": {
                change: {
                    "spec.destinations": ["*", "!kube-system", "kube-system"].map((name) => ({
                        server: "https://x",
                        namespace: name,
                    })),
                },
                findings: ["*", "!kube-system", "kube-system"].map(
                    (found, index) => `spec.destinations[${index}].namespace: ${namespace} "${found}"`,
                ),
            },
            "any cluster": {
                change: { "spec.destinations[0].server": "*" },
                findings: [
                    'spec.destinations[0].server: expected one cluster, such as https://kubernetes.default.svc, found "*"',
                ],
            },
            "any kind": {
                change: {
                    "spec.clusterResourceWhitelist": [{ group: "*", kind: "*" }],
                    "spec.namespaceResourceWhitelist": [{ group: "apps", kind: "*" }],
                },
                findings: [
                    'spec.clusterResourceWhitelist[0]: expected a kind, found "*/*"',
                    'spec.namespaceResourceWhitelist[0]: expected a kind, found "apps/*"',
                ],
            },
            "nothing named": {
                change: {
                    "spec.sourceRepos": undefined,
                    "spec.destinations": [],
                    "spec.namespaceResourceWhitelist": undefined,
                },
                findings: [
                    "spec.sourceRepos: expected at least one entry, found nothing",
                    "spec.destinations: expected at least one entry, found []",
                    "spec.namespaceResourceWhitelist: expected at least one entry, found nothing",
                ],
            },
        },
        unknown: ["spec.destinations[0].namespace", "spec.sourceRepos[0]"],
    });

    describeRule(argoProjectAccount, {
        compliant: { "an account of the application": project, "the default": { metadata: { name: "default" } } },
        broken: {
            "Argo CD's own rights": {
                change: { "spec.destinationServiceAccounts": undefined },
                findings: ["spec.destinationServiceAccounts: expected an account for each destination, found nothing"],
            },
            "the account of everybody": {
                change: { "spec.destinationServiceAccounts[0].defaultServiceAccount": "shop:default" },
                findings: [
                    'spec.destinationServiceAccounts[0].defaultServiceAccount: expected a service account other than default, found "shop:default"',
                ],
            },
        },
        unknown: ["spec.destinationServiceAccounts[0].defaultServiceAccount"],
    });

    const application = {
        project: "shop",
        destination: { namespace: "shop" },
        syncPolicy: { automated: { prune: true, allowEmpty: false } },
    };
    describeRule(argoApplication, {
        compliant: {
            "an application of a project": { spec: application },
            "a set of such applications": {
                type: "kubernetes:argoproj.io/v1alpha1:ApplicationSet",
                properties: { spec: { template: { spec: application } } },
            },
        },
        broken: {
            "the project for all": {
                change: { "spec.project": "default" },
                findings: ['spec.project: expected a project other than default, found "default"'],
            },
            "wherever its objects say": {
                change: { "spec.destination": undefined },
                findings: ["spec.destination.namespace: expected the namespace of the application, found nothing"],
            },
            "the cluster's own namespace": {
                change: { "spec.destination.namespace": "kube-system" },
                findings: [
                    'spec.destination.namespace: expected the namespace of the application, found "kube-system"',
                ],
            },
            "an empty commit that deletes everything": {
                change: { "spec.syncPolicy.automated.allowEmpty": true },
                findings: ["spec.syncPolicy.automated.allowEmpty: expected false, found true"],
            },
            "a set without a project": {
                of: "a set of such applications",
                change: { "spec.template.spec.project": undefined },
                findings: ["spec.template.spec.project: expected a project other than default, found nothing"],
            },
        },
        unknown: ["spec.project", "spec.destination.namespace"],
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

    describeRule(fluxTenancy, {
        compliant: { "tenants that are apart": flux, "another chart": another },
        broken: {
            "the delivered values": {
                change: { values: {} },
                findings: [
                    "values.multitenancy.enabled: expected true, found nothing",
                    "values.multitenancy.privileged: expected false, found nothing",
                    "values.kustomizeController.container.additionalArgs: expected --no-remote-bases=true among them, found nothing",
                ],
            },
            "cluster-admin": {
                change: { "values.multitenancy.privileged": true },
                findings: ["values.multitenancy.privileged: expected false, found true"],
            },
        },
        unknown: ["values.multitenancy.enabled"],
    });

    const home = "expected the namespace of the object itself, found";
    describeRule(fluxAccount, {
        compliant: {
            "an account of the application": {
                metadata: { namespace: "shop" },
                spec: { serviceAccountName: "deployer", targetNamespace: "shop" },
            },
        },
        broken: {
            "Flux's own rights": {
                change: { "spec.serviceAccountName": undefined },
                findings: ["spec.serviceAccountName: expected an account other than default, found nothing"],
            },
            "sources and targets of others": {
                change: {
                    "spec.targetNamespace": "kube-system",
                    "spec.sourceRef": { namespace: "flux-system" },
                    "spec.chart": { spec: { sourceRef: { namespace: "other" } } },
                },
                findings: [
                    `spec.targetNamespace: ${home} "kube-system"`,
                    `spec.sourceRef.namespace: ${home} "flux-system"`,
                    `spec.chart.spec.sourceRef.namespace: ${home} "other"`,
                ],
            },
        },
        unknown: ["spec.serviceAccountName"],
    });
});
