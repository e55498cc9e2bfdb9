import { containerResources } from "../shared/container-resources";

/** Labels of the pods that give metrics of applications: the application controller's. */
export function argoCdPodLabels(release: string): Record<string, string> {
    return { "app.kubernetes.io/name": "argocd-application-controller", "app.kubernetes.io/instance": release };
}

/**
 * Values of the chart argo-cd 10.1.1.
 * Source: https://github.com/argoproj/argo-helm/blob/argo-cd-10.1.1/charts/argo-cd/values.yaml
 *
 * @param installation tells apart several Argo CDs that look at the same cluster.
 * @param replicas pods of each part that can have several.
 */
export function argoCdValues(installation: string, replicas: number) {
    const pdb = { enabled: replicas > 1, maxUnavailable: 1 };
    return {
        global: { logging: { format: "json" }, networkPolicy: { create: true, defaultDenyIngress: true } },
        configs: {
            cm: {
                "admin.enabled": false,
                installationID: installation,
                "application.resourceTrackingMethod": "annotation",
                // Applications are written with the rights of their own namespace's service account.
                "application.sync.impersonation.enabled": true,
                "resource.respectRBAC": "normal",
                // The default lets anyone who reaches the webhook send 50 MB.
                "webhook.maxPayloadSizeMB": "5",
            },
            params: { "controller.diff.server.side": "true", "controller.sync.timeout.seconds": "1800" },
            rbac: { "policy.default": "" },
        },
        dex: { enabled: false },
        notifications: { enabled: false },
        applicationSet: { replicas: 0 },
        // These rules replace cluster-admin: read everything for the comparison, write nothing.
        controller: {
            pdb,
            clusterRoleRules: {
                enabled: true,
                rules: [
                    { apiGroups: ["*"], resources: ["*"], verbs: ["get", "list", "watch"] },
                    { apiGroups: [""], resources: ["serviceaccounts"], verbs: ["impersonate"] },
                ],
            },
            resources: containerResources("250m", "512Mi", "2Gi"),
        },
        server: {
            replicas,
            pdb,
            clusterRoleRules: { enabled: true, rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["get"] }] },
            resources: containerResources("50m", "128Mi", "256Mi"),
        },
        repoServer: { replicas, pdb, resources: containerResources("100m", "256Mi", "1Gi") },
        redis: { resources: containerResources("50m", "64Mi", "128Mi") },
    };
}
