import type * as pulumi from "@pulumi/pulumi";

/** Pods that give metrics for Prometheus. Components that have some give this out, and `Monitoring` takes it. */
export interface MetricsEndpoint {
    /** Namespace of the pods. It is known once they run. */
    readonly namespace: pulumi.Input<string>;
    /** Labels of the pods; none means all pods of the namespace. */
    readonly podLabels: Record<string, string>;
    /** Name of the container port. */
    readonly port: string;
}
