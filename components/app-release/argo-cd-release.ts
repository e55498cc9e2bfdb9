import * as pulumi from "@pulumi/pulumi";

import type { Manifest, ReleaseForm, ReleaseSource } from "./release-source";

const apiVersion = "argoproj.io/v1alpha1";
/** The cluster that Argo CD itself runs in. */
const server = "https://kubernetes.default.svc";
/** What an Application made goes with it. */
const finalizers = ["resources-finalizer.argocd.argoproj.io"];

/**
 * An Application in a project of its own, which allows one repository, one namespace and the application's kinds. Argo CD
 * finds the credentials of a private repository by its URL, among the Secrets of its own namespace with the label
 * `argocd.argoproj.io/secret-type: repository`.
 * Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml and project.yaml
 */
export const argoCdRelease: ReleaseForm = {
    rules: [],
    manifests: (source, controllerNamespace) => [
        { ...project(source), namespace: controllerNamespace },
        { ...application(source), namespace: controllerNamespace },
    ],
};

function project(source: ReleaseSource): Omit<Manifest, "namespace"> {
    const spec = pulumi.output(source.namespace).apply((namespace) => ({
        sourceRepos: [source.repositoryUrl],
        destinations: [{ server, namespace }],
        clusterResourceWhitelist: [],
        namespaceResourceWhitelist: source.kinds.map(({ group, kind }) => ({ group, kind })),
        destinationServiceAccounts: [{ server, namespace, defaultServiceAccount: `${namespace}:${source.deployer}` }],
    }));
    return { apiVersion, kind: "AppProject", name: source.name, finalizers, spec };
}

function application(source: ReleaseSource): Omit<Manifest, "namespace"> {
    const spec = {
        project: source.name,
        destination: { server, namespace: source.namespace },
        revisionHistoryLimit: source.historyLimit,
        source: {
            repoURL: source.repositoryUrl,
            targetRevision: source.branch,
            path: source.chartPath,
            helm: {
                releaseName: source.name,
                // From the root of the repository, not of the chart.
                valueFiles: [`/${source.valuesFile}`],
                valuesObject: source.values,
            },
        },
        syncPolicy: {
            automated: { prune: true, selfHeal: true, allowEmpty: false },
            retry: { limit: 5, refresh: true, backoff: { duration: "5s", factor: 2, maxDuration: "3m" } },
            syncOptions: ["ServerSideApply=true", "PruneLast=true", "RespectIgnoreDifferences=true"],
        },
        // The autoscaler's.
        ignoreDifferences: [{ group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] }],
    };
    return { apiVersion, kind: "Application", name: source.name, finalizers, spec };
}
