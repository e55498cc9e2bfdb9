import * as pulumi from "@pulumi/pulumi";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Release } from "@pulumi/kubernetes/helm/v3/release";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";

import { rejectFaults, type Fault } from "../shared/arguments";
import { matches, wholeNumber } from "../shared/argument-rules";
import { kubernetesName, restrictedPodSecurity } from "../shared/kubernetes-rules";
import { charts } from "../shared/versions";
import { nginxPodLabels, nginxValues } from "./nginx-values";

export interface IngressNginxArgs {
    /**
     * Namespace of the controller, created here.
     * @default the component's name
     */
    readonly namespace?: string;
    /**
     * Name of the ingress class that Ingress objects ask for. Two instances in a cluster need two names.
     * @default "external-nginx"
     */
    readonly className?: string;
    /**
     * The least number of pods; more than one keeps serving while nodes are replaced.
     * @default 2
     */
    readonly minReplicas?: number;
    /**
     * The greatest number of pods.
     * @default 6
     */
    readonly maxReplicas?: number;
    /**
     * Annotations of the load balancer's Service: how each cloud is told which address and which kind it shall have.
     * @default {}
     */
    readonly serviceAnnotations?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * TLS secret, as `namespace/name`, for hosts that no Ingress has a certificate for.
     * @default none: such connections are refused
     */
    readonly defaultCertificate?: string;
    /**
     * Whether to create a ServiceMonitor. The CRDs of the Prometheus operator must be there first. Pods carry the
     * annotations `prometheus.io/scrape` in any case.
     * @default false
     */
    readonly serviceMonitor?: boolean;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

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

    constructor(name: string, args: IngressNginxArgs, opts?: pulumi.ComponentResourceOptions) {
        const { namespace = name, className = "external-nginx", minReplicas = 2, maxReplicas = 6 } = args;
        rejectFaults("IngressNginx", name, ingressNginxFaults(name, args));
        super("fairlead:index:IngressNginx", name, {}, opts);

        const home = new Namespace(
            `${name}-namespace`,
            {
                metadata: {
                    name: namespace,
                    labels: pulumi
                        .output(args.labels ?? {})
                        .apply((labels) => ({ ...labels, ...restrictedPodSecurity() })),
                },
            },
            { parent: this },
        );
        this.createNetworkPolicy(name, home);
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
                    serviceAnnotations: args.serviceAnnotations ?? {},
                    defaultCertificate: args.defaultCertificate,
                    serviceMonitor: args.serviceMonitor ?? false,
                }),
            },
            { parent: this },
        );

        this.className = release.status.apply(() => className);
        this.namespace = home.metadata.name;
        this.registerOutputs({ className: this.className, namespace: this.namespace });
    }

    /** Traffic may come to the ports that serve and to metrics only; it may go to any application. */
    private createNetworkPolicy(name: string, home: Namespace): void {
        new NetworkPolicy(
            `${name}-ports`,
            {
                metadata: { name: "ports", namespace: home.metadata.name },
                spec: {
                    podSelector: { matchLabels: nginxPodLabels(name) },
                    policyTypes: ["Ingress"],
                    ingress: [{ ports: [80, 443, 9113].map((port) => ({ protocol: "TCP", port })) }],
                },
            },
            { parent: this },
        );
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
