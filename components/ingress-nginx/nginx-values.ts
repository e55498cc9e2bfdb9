import type * as pulumi from "@pulumi/pulumi";

/** What the chart's values depend on. */
export interface NginxSettings {
    readonly release: string;
    readonly className: string;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly serviceAnnotations: pulumi.Input<Record<string, pulumi.Input<string>>>;
    readonly defaultCertificate: string | undefined;
    readonly serviceMonitor: boolean;
}

/** Labels of the controller's pods, as the chart sets them. */
export function nginxPodLabels(release: string): Record<string, string> {
    return { "app.kubernetes.io/name": "nginx-ingress", "app.kubernetes.io/instance": release };
}

/**
 * Values of F5's chart nginx-ingress 2.6.4.
 * Source: https://github.com/nginx/kubernetes-ingress/blob/v5.5.4/charts/nginx-ingress/values.yaml
 */
export function nginxValues(settings: NginxSettings) {
    const { className, minReplicas, maxReplicas, serviceAnnotations, defaultCertificate } = settings;
    return {
        controller: {
            kind: "deployment",
            // A configuration that NGINX would refuse is not even tried.
            enableConfigSafety: true,
            // Snippets let whoever may write an Ingress run anything in the proxy.
            enableSnippets: false,
            ingressClass: { name: className, create: true, setAsDefaultIngress: false },
            readOnlyRootFilesystem: true,
            telemetryReporting: { enable: false },
            autoscaling: {
                enabled: true,
                minReplicas,
                maxReplicas,
                targetCPUUtilizationPercentage: 70,
                // The chart would scale on 50 % otherwise.
                targetMemoryUtilizationPercentage: 80,
            },
            podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
            topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
                maxSkew: 1,
                topologyKey,
                whenUnsatisfiable: "ScheduleAnyway",
                labelSelector: { matchLabels: nginxPodLabels(settings.release) },
            })),
            // Load balancers go on sending for some seconds to a pod that ends.
            lifecycle: { preStop: { exec: { command: ["sleep", "15"] } } },
            terminationGracePeriodSeconds: 60,
            resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "512Mi" } },
            service: { type: "LoadBalancer", externalTrafficPolicy: "Local", annotations: serviceAnnotations },
            ...(defaultCertificate === undefined ? {} : { defaultTLS: { secret: defaultCertificate } }),
            config: {
                entries: {
                    "server-tokens": "False",
                    "ssl-protocols": "TLSv1.2 TLSv1.3",
                    hsts: "True",
                    "hsts-max-age": "31536000",
                    http2: "True",
                    "client-max-body-size": "8m",
                },
            },
        },
        prometheus: {
            create: true,
            service: { create: true },
            serviceMonitor: { create: settings.serviceMonitor },
        },
    };
}
