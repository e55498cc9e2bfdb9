/**
 * Every version that Fairlead pins, in one place: Kubernetes, charts, add-ons, engines. Each with where it was read and
 * when. A version is moved here, and nowhere else.
 */

/** A Helm chart. */
export interface ChartVersion {
    /** Name of the chart, or its address when it is an OCI artifact. */
    readonly chart: string;
    readonly version: string;
    /** The repository of the chart; none for an OCI artifact. */
    readonly repositoryOpts?: { readonly repo: string };
}

/**
 * Charts of the platform.
 *
 * - argo-cd: argoproj/argo-helm, `charts/argo-cd/Chart.yaml`, 2026-07-02
 * - nginx-ingress: nginx/kubernetes-ingress, tag v5.5.4, `charts/nginx-ingress/Chart.yaml`, 2026-07-16
 * - cert-manager: cert-manager/cert-manager, tag v1.21.1, 2026-07-29
 * - external-secrets: external-secrets/external-secrets, `deploy/charts/external-secrets/Chart.yaml`, 2026-08-08
 * - kube-prometheus-stack: prometheus-community/helm-charts, `charts/kube-prometheus-stack/Chart.yaml`, 2026-08-21
 * - prometheus-operator-crds: prometheus-community/helm-charts, `charts/prometheus-operator-crds/Chart.yaml`, 2026-08-10
 * - loki: grafana-community/helm-charts, `charts/loki/Chart.yaml`, 2026-08-20
 * - alloy: grafana/alloy, `operations/helm/charts/alloy/Chart.yaml`, 2026-08-20
 * - aws-load-balancer-controller: aws/eks-charts, `stable/aws-load-balancer-controller/Chart.yaml`, 2026-08-03
 * - cluster-autoscaler: kubernetes/autoscaler, tag cluster-autoscaler-chart-9.59.0, 2026-07-13
 */
export const charts = {
    argoCd: {
        chart: "argo-cd",
        version: "10.1.1",
        repositoryOpts: { repo: "https://argoproj.github.io/argo-helm" },
    },
    nginxIngress: { chart: "oci://ghcr.io/nginx/charts/nginx-ingress", version: "2.6.4" },
    certManager: { chart: "oci://quay.io/jetstack/charts/cert-manager", version: "v1.21.1" },
    externalSecrets: {
        chart: "external-secrets",
        version: "2.9.0",
        repositoryOpts: { repo: "https://charts.external-secrets.io" },
    },
    kubePrometheusStack: {
        chart: "oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack",
        version: "88.5.3",
    },
    prometheusOperatorCrds: {
        chart: "oci://ghcr.io/prometheus-community/charts/prometheus-operator-crds",
        version: "31.0.1",
    },
    loki: { chart: "oci://ghcr.io/grafana-community/helm-charts/loki", version: "18.11.0" },
    alloy: { chart: "alloy", version: "1.11.1", repositoryOpts: { repo: "https://grafana.github.io/helm-charts" } },
    loadBalancerController: {
        chart: "aws-load-balancer-controller",
        version: "3.5.0",
        repositoryOpts: { repo: "https://aws.github.io/eks-charts" },
    },
    clusterAutoscaler: {
        chart: "cluster-autoscaler",
        version: "9.59.0",
        repositoryOpts: { repo: "https://kubernetes.github.io/autoscaler" },
    },
} as const satisfies Record<string, ChartVersion>;

/** What goes with one minor version of Kubernetes on EKS. */
export interface EksRelease {
    /** Versions of EKS's add-ons, by their names. */
    readonly addons: Readonly<Record<EksAddon, string>>;
    /** Tag of the Cluster Autoscaler's image, which must be of the cluster's own minor version. */
    readonly clusterAutoscaler: string;
}

export type EksAddon =
    | "aws-ebs-csi-driver"
    | "aws-efs-csi-driver"
    | "coredns"
    | "eks-pod-identity-agent"
    | "kube-proxy"
    | "metrics-server"
    | "vpc-cni";

/** Add-ons that are the same for each version of Kubernetes below. */
export const eksAddons = {
    "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
    "aws-efs-csi-driver": "v3.4.1-eksbuild.1",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "metrics-server": "v0.9.0-eksbuild.11",
    "vpc-cni": "v1.22.4-eksbuild.3",
} as const;

/**
 * The versions of Kubernetes that EKS supports at its standard price for long enough: 1.35 to 2027-03-27, 1.36 to
 * 2027-08-02. Their add-ons are those that `aws eks describe-addon-versions --kubernetes-version VERSION` gave as defaults
 * between 2026-09-18 and 2026-09-28, as public configurations record; run it before moving one.
 * Cluster Autoscaler: kubernetes/autoscaler, tags cluster-autoscaler-1.35.2 and -1.36.1, 2026-08-22
 */
export const eksReleases: Readonly<Record<string, EksRelease>> = {
    "1.35": {
        addons: { ...eksAddons, coredns: "v1.13.2-eksbuild.31", "kube-proxy": "v1.35.3-eksbuild.29" },
        clusterAutoscaler: "v1.35.2",
    },
    "1.36": {
        addons: { ...eksAddons, coredns: "v1.14.3-eksbuild.23", "kube-proxy": "v1.36.0-eksbuild.25" },
        clusterAutoscaler: "v1.36.1",
    },
};

/**
 * Images that run outside of charts, by their digests.
 *
 * - postgresServer: PostgreSQL 17.11 on Alpine, docker-library/repo-info, `repos/postgres/remote/17-alpine.md`, 2026-09-17
 * - postgres: PostgreSQL 18.4 on Alpine, docker-library/repo-info, `repos/postgres/remote/18-alpine.md`, 2026-07-07
 */
export const images = {
    postgresServer:
        "docker.io/library/postgres:17.11-alpine@sha256:b0f9560a2de083e2cc7382e75f808c7381a32852a7ec49117deedb300e552b24",
    postgres:
        "docker.io/library/postgres:18.4-alpine@sha256:9a8afca54e7861fd90fab5fdf4c42477a6b1cb7d293595148e674e0a3181de15",
} as const;

/**
 * The major version of PostgreSQL that databases run, the same everywhere; its minor versions come by themselves. Supported
 * to 2029-11. 18 was not offered by Azure in every region yet.
 * Source: MicrosoftDocs/azure-databases-docs, `articles/postgresql/configure-maintain/concepts-version-policy.md`,
 * 2026-01-20; versions 17.4 to 17.10 of Aurora as public configurations record, 2026
 */
export const postgresMajorVersion = "17";
