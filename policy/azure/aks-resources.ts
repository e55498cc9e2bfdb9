import type { Unwrap } from "@pulumi/pulumi";
import type { AgentPoolArgs, ManagedClusterArgs } from "@pulumi/azure-native/containerservice";

import type { Guard, Subject } from "../rule";

/** Types of an AKS cluster, and of a node pool beside it. */
export const managedCluster = "azure-native:containerservice:ManagedCluster";
export const agentPool = "azure-native:containerservice:AgentPool";

export type Cluster = Unwrap<ManagedClusterArgs>;

/** What pools inside a cluster and pools beside it have in common, as far as rules ask for it. */
type Pool = Partial<
    Pick<
        Unwrap<AgentPoolArgs>,
        "mode" | "nodeTaints" | "maxPods" | "enableNodePublicIP" | "enableEncryptionAtHost" | "osDiskType"
    >
>;

/** A cluster, or a pool beside it. */
export interface PoolOwner extends Pool {
    readonly agentPoolProfiles?: readonly Pool[];
}

/** Rules on pools look at both places where pools are written. */
export const poolOwners: readonly string[] = [managedCluster, agentPool];

/** A property of every pool, to be guarded. */
export function poolGuards(property: keyof Pool, options?: Pick<Guard, "absent">): readonly Guard[] {
    return [
        { type: managedCluster, property: `agentPoolProfiles[*].${property}`, ...options },
        { type: agentPool, property, ...options },
    ];
}

/** The pools of a cluster or the one that is the subject itself, each with the path to its properties. */
export function* poolsOf({ type, properties }: Subject<PoolOwner>): Generator<readonly [prefix: string, pool: Pool]> {
    if (type === agentPool) {
        yield ["", properties];
    } else {
        for (const [index, pool] of (properties.agentPoolProfiles ?? []).entries()) {
            yield [`agentPoolProfiles[${index}].`, pool];
        }
    }
}
