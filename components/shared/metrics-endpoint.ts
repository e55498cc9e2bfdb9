import type * as pulumi from "@pulumi/pulumi";
import type { Release } from "@pulumi/kubernetes/helm/v3/release";

/** Pods that give metrics for Prometheus. Components that have some give this out, and `Monitoring` takes it. */
export interface MetricsEndpoint {
    /** Namespace of the pods. It is known once they run. */
    readonly namespace: pulumi.Input<string>;
    /** Labels of the pods; none means all pods of the namespace. */
    readonly podLabels: Record<string, string>;
    /** Name of the container port. */
    readonly port: string;
}

/** The endpoint of what a chart installed. */
export function metricsOfRelease(
    { status }: Release,
    podLabels: Record<string, string>,
    port: string,
): pulumi.Output<MetricsEndpoint> {
    return status.apply(({ namespace }) => ({ namespace, podLabels, port }));
}
