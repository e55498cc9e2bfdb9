import { argoApplication } from "../../../policy/kubernetes/argo-application";
import { argoProject } from "../../../policy/kubernetes/argo-project";
import { argoProjectAccount } from "../../../policy/kubernetes/argo-project-account";
import { describeRule } from "../rule-cases";

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

describe("Rules on applications of Argo CD and their projects", () => {
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
});
