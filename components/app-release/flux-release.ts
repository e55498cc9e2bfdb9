import type { Manifest, ReleaseForm, ReleaseSource } from "./release-source";

/**
 * A GitRepository and a HelmRelease in the application's own namespace, where multi-tenant Flux wants both. The
 * credentials of a private repository are a Secret in that namespace.
 * Source: https://fluxcd.io/flux/components/helm/helmreleases/ and https://fluxcd.io/flux/components/source/gitrepositories/
 */
export const fluxRelease: ReleaseForm = {
    // Helm keeps its records of a release in Secrets.
    rules: [
        {
            apiGroups: [""],
            resources: ["secrets"],
            verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
        },
    ],
    manifests: (source) => [repository(source), release(source)],
};

function repository(source: ReleaseSource): Manifest {
    return {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "GitRepository",
        name: source.name,
        namespace: source.namespace,
        spec: {
            interval: "1m",
            timeout: "60s",
            url: source.repositoryUrl,
            ref: { branch: source.branch },
            ...(source.credentialsSecret === undefined ? {} : { secretRef: { name: source.credentialsSecret } }),
        },
    };
}

function release(source: ReleaseSource): Manifest {
    return {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        name: source.name,
        namespace: source.namespace,
        spec: {
            interval: "10m",
            timeout: "5m",
            releaseName: source.name,
            serviceAccountName: source.deployer,
            maxHistory: source.historyLimit,
            chart: {
                spec: {
                    chart: `./${source.chartPath}`,
                    // Every commit counts, not only a new version of the chart.
                    reconcileStrategy: "Revision",
                    sourceRef: { kind: "GitRepository", name: source.name },
                    // A list replaces the chart's own values, so they stand first.
                    valuesFiles: [`./${source.chartPath}/values.yaml`, `./${source.valuesFile}`],
                },
            },
            values: source.values,
            install: { remediation: { retries: 3, remediateLastFailure: true } },
            upgrade: {
                cleanupOnFail: true,
                remediation: { retries: 3, strategy: "rollback", remediateLastFailure: true },
            },
            rollback: { cleanupOnFail: true },
            driftDetection: {
                mode: "enabled",
                // The autoscaler's.
                ignore: [{ paths: ["/spec/replicas"], target: { kind: "Deployment" } }],
            },
        },
    };
}
