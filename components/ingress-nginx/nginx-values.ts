import * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { IngressServiceType, ProxyHeader, type TrustedProxy } from "./ingress-nginx-args";

/** What the chart's values depend on. */
export interface NginxSettings {
    readonly release: string;
    readonly className: string;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly serviceType: IngressServiceType;
    readonly serviceAnnotations: pulumi.Input<Record<string, pulumi.Input<string>>>;
    readonly trustedProxy: TrustedProxy | undefined;
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
    const { release, className, minReplicas, maxReplicas, serviceType, serviceAnnotations, defaultCertificate } =
        settings;
    return {
        serviceNameOverride: release,
        controller: {
            kind: "deployment",
            // A configuration that NGINX would refuse is not even tried.
            enableConfigSafety: true,
            // Snippets let whoever may write an Ingress run anything in the proxy.
            enableSnippets: false,
            ingressClass: { name: className, create: true, setAsDefaultIngress: false },
            readOnlyRootFilesystem: true,
            telemetryReporting: { enable: false },
            // Requests by Ingress and status, which dashboards and alerts are made of.
            enableLatencyMetrics: true,
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
                labelSelector: { matchLabels: nginxPodLabels(release) },
            })),
            // Load balancers go on sending for some seconds to a pod that ends.
            lifecycle: { preStop: { exec: { command: ["sleep", "15"] } } },
            terminationGracePeriodSeconds: 60,
            resources: containerResources("100m", "256Mi", "512Mi"),
            service: {
                type: serviceType,
                // Without a hop to another node, so that the client's address stays.
                ...(serviceType === IngressServiceType.LoadBalancer ? { externalTrafficPolicy: "Local" } : {}),
                annotations: serviceAnnotations,
            },
            ...(defaultCertificate === undefined ? {} : { defaultTLS: { secret: defaultCertificate } }),
            config: {
                entries: {
                    "server-tokens": "False",
                    "ssl-protocols": "TLSv1.2 TLSv1.3",
                    hsts: "True",
                    "hsts-max-age": "31536000",
                    http2: "True",
                    "client-max-body-size": "8m",
                    ...clientAddress(settings.trustedProxy),
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

/** Believes a load balancer who the client is, and nobody else. Source: internal/configs/configmaps.go of the controller. */
function clientAddress(proxy: TrustedProxy | undefined): Record<string, pulumi.Input<string>> {
    if (proxy === undefined) {
        return {};
    }
    const cidrs = pulumi.output(proxy.cidrs).apply((list) => list.join(","));
    const header = { "real-ip-header": proxy.header, "set-real-ip-from": cidrs, "real-ip-recursive": "True" };
    return proxy.header === ProxyHeader.ProxyProtocol ? { ...header, "proxy-protocol": "True" } : header;
}
