import { Provider } from "@pulumi/kubernetes/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "@fairlead/components/cluster/cluster";

/** Into a cluster: after the whole of it with its pools, and on destroy before any of it. */
export function clusterProvider(cluster: Cluster & pulumi.ComponentResource): Provider {
    return new Provider("cluster", { kubeconfig: cluster.kubeconfig }, { dependsOn: cluster });
}
