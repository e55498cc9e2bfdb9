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
 * - loki: grafana-community/helm-charts, `charts/loki/Chart.yaml`, 2026-08-20
 * - alloy: grafana/alloy, `operations/helm/charts/alloy/Chart.yaml`, 2026-08-20
 * - aws-load-balancer-controller: aws/eks-charts, `stable/aws-load-balancer-controller/Chart.yaml`, 2026-08-03
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
    loki: { chart: "oci://ghcr.io/grafana-community/helm-charts/loki", version: "18.11.0" },
    alloy: { chart: "alloy", version: "1.11.1", repositoryOpts: { repo: "https://grafana.github.io/helm-charts" } },
    loadBalancerController: {
        chart: "aws-load-balancer-controller",
        version: "3.5.0",
        repositoryOpts: { repo: "https://aws.github.io/eks-charts" },
    },
} as const satisfies Record<string, ChartVersion>;
