import * as pulumi from "@pulumi/pulumi";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import { known, rejectFaults, type Fault } from "../shared/arguments";
import { cidr, matches, oneOf, wholeNumber } from "../shared/argument-rules";
import { kubernetesName } from "../shared/kubernetes-rules";
import { metricsOfRelease, type MetricsEndpoint } from "../shared/metrics-endpoint";
import { createNetworkPolicies } from "../shared/network-policies";
import { knownAfter } from "../shared/outputs";
import { restrictedNamespace } from "../shared/restricted-namespace";
import { charts } from "../shared/versions";
import { IngressServiceType, ProxyHeader, type IngressNginxArgs } from "./ingress-nginx-args";
import { nginxNetworkPolicies } from "./ingress-nginx-network";
import { nginxPodLabels, nginxValues } from "./nginx-values";

/**
 * F5's NGINX ingress controller, by its Helm chart. It serves Ingress objects of one class on a load balancer of the
 * cloud. It is not kubernetes/ingress-nginx, which is retired, and knows the annotations `nginx.org/…` only.
 *
 * The chart's schema refers to files on raw.githubusercontent.com, which must be reachable from where Pulumi runs.
 */
export class IngressNginx extends pulumi.ComponentResource {
    /** Name of the ingress class. It is known once the controller serves it. */
    readonly className: pulumi.Output<string>;
    /** Namespace of the controller: what network policies of applications must let in. */
    readonly namespace: pulumi.Output<string>;
    /** Name of the Service: what a load balancer is bound to. It is known once the controller serves. */
    readonly serviceName: pulumi.Output<string>;
    /** The pods that give metrics. */
    readonly metrics: pulumi.Output<MetricsEndpoint>;

    constructor(name: string, args: IngressNginxArgs, opts?: pulumi.ComponentResourceOptions) {
        const { namespace = name, className = "external-nginx", minReplicas = 2, maxReplicas = 6 } = args;
        rejectFaults("IngressNginx", name, ingressNginxFaults(name, args));
        super("fairlead:index:IngressNginx", name, {}, opts);

        const home = restrictedNamespace(name, namespace, args.labels, { parent: this });
        const policies = createNetworkPolicies(name, home.metadata.name, nginxNetworkPolicies(name), this);
        const release = new Release(
            name,
            {
                name,
                namespace: home.metadata.name,
                ...charts.nginxIngress,
                values: nginxValues({
                    release: name,
                    className,
                    minReplicas,
                    maxReplicas,
                    serviceType: args.serviceType ?? IngressServiceType.LoadBalancer,
                    trustedProxy: args.trustedProxy,
                    serviceAnnotations: args.serviceAnnotations ?? {},
                    defaultCertificate: args.defaultCertificate,
                    serviceMonitor: args.serviceMonitor ?? false,
                }),
            },
            { parent: this, dependsOn: policies },
        );

        this.className = knownAfter(className, [release.id]);
        this.namespace = home.metadata.name;
        this.serviceName = knownAfter(name, [release.id]);
        this.metrics = metricsOfRelease(release, nginxPodLabels(name), "prometheus");
        this.registerOutputs({
            className: this.className,
            namespace: this.namespace,
            serviceName: this.serviceName,
            metrics: this.metrics,
        });
    }
}

/** What is wrong with the arguments, before anything is created. */
export function ingressNginxFaults(name: string, args: IngressNginxArgs): Fault[] {
    const { minReplicas = 2, maxReplicas = 6 } = args;
    const faults = [
        // Helm takes at most 53 characters for a release, which gets the component's name.
        ...kubernetesName("name", name, 53),
        ...kubernetesName("namespace", args.namespace),
        ...kubernetesName("className", args.className),
        ...oneOf("serviceType", args.serviceType, Object.values(IngressServiceType)),
        ...oneOf("trustedProxy.header", args.trustedProxy?.header, Object.values(ProxyHeader)),
        ...(known(args.trustedProxy?.cidrs) ?? []).flatMap((one, index) => cidr(`trustedProxy.cidrs[${index}]`, one)),
        ...wholeNumber("minReplicas", minReplicas, 1, 100, "pods"),
        ...wholeNumber("maxReplicas", maxReplicas, 1, 100, "pods"),
        ...matches(
            "defaultCertificate",
            args.defaultCertificate,
            /^[a-z0-9-]+\/[a-z0-9.-]+$/,
            "a secret as namespace/name",
            "name both",
        ),
    ];
    if (maxReplicas < minReplicas) {
        faults.push({
            path: "maxReplicas",
            expected: `at least minReplicas (${minReplicas})`,
            got: maxReplicas,
            repair: "raise maxReplicas or lower minReplicas",
        });
    }
    return faults;
}
