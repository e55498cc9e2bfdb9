import type * as pulumi from "@pulumi/pulumi";

/** How the outside reaches the ingress. */
export const IngressServiceType = {
    /** By a load balancer that the cloud makes for the Service. */
    LoadBalancer: "LoadBalancer",
    /** By a load balancer that somebody else made, and binds to the pods. */
    ClusterIP: "ClusterIP",
} as const;
export type IngressServiceType = (typeof IngressServiceType)[keyof typeof IngressServiceType];

/** How a load balancer tells who the client is. */
export const ProxyHeader = {
    /** A preamble of the connection: network load balancers with PROXY protocol. All connections must have it. */
    ProxyProtocol: "proxy_protocol",
    /** A header of the request: application load balancers. */
    XForwardedFor: "X-Forwarded-For",
} as const;
export type ProxyHeader = (typeof ProxyHeader)[keyof typeof ProxyHeader];

/** A load balancer that is believed who the client is. */
export interface TrustedProxy {
    /** How it tells. */
    readonly header: ProxyHeader;
    /** The networks it connects from, in CIDR notation: its subnets. */
    readonly cidrs: pulumi.Input<string[]>;
}

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
     * Whether the cloud makes a load balancer for the Service, or one that is there already sends to its pods.
     * @default IngressServiceType.LoadBalancer
     */
    readonly serviceType?: IngressServiceType;
    /**
     * The load balancer in front, where it tells the clients' addresses by other means than the connection's own.
     * @default none: who connects is the client
     */
    readonly trustedProxy?: TrustedProxy;
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
     * Whether to create a ServiceMonitor, for a Prometheus operator that is there first. `Monitoring` takes the output
     * `metrics` instead. Pods carry the annotations `prometheus.io/scrape` in any case.
     * @default false
     */
    readonly serviceMonitor?: boolean;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
