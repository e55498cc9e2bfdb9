import { Provider } from "@pulumi/kubernetes/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "@fairlead/components/cluster/cluster";

/**
 * Into a cluster: after the whole of it with its pools, and on destroy before any of it.
 *
 * @param id the cluster in its cloud. As long as it stays the same, so does everything inside, however the way in changes.
 */
export function clusterProvider(cluster: Cluster & pulumi.ComponentResource, id: pulumi.Output<string>): Provider {
    return new Provider("cluster", { kubeconfig: cluster.kubeconfig, clusterIdentifier: id }, { dependsOn: cluster });
}
