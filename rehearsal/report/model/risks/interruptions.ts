import { covers, tryParsePath } from "../../../model/paths";
import type { PropertyChange } from "../report";

/** Properties whose change leaves a resource in place, but interrupts what it serves. */
interface Interruption {
    readonly types: readonly string[];
    readonly properties: readonly string[];
    readonly means: string;
}

const evicted = "Nodes are exchanged one after the other: pods on them are evicted and start elsewhere.";

/**
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html,
 * https://learn.microsoft.com/azure/aks/upgrade-conceptual, and those of the databases' arguments in `components/database`.
 */
const table: readonly Interruption[] = [
    {
        types: ["aws:eks/nodeGroup:NodeGroup"],
        properties: ["launchTemplate", "releaseVersion", "version"],
        means: evicted,
    },
    {
        types: ["azure-native:containerservice:AgentPool"],
        properties: ["orchestratorVersion"],
        means: evicted,
    },
    {
        types: ["azure-native:containerservice:ManagedCluster"],
        properties: ["kubernetesVersion"],
        means: `The Kubernetes API is upgraded, then the nodes. ${evicted}`,
    },
    {
        types: ["azure-native:dbforpostgresql:Server"],
        properties: ["version"],
        means: "The server is upgraded, and is down meanwhile; there is no way back.",
    },
    {
        types: ["aws:rds/cluster:Cluster"],
        properties: ["engineVersion"],
        means: "The database is upgraded, and is down meanwhile; there is no way back.",
    },
    {
        types: ["azure-native:dbforpostgresql:Server"],
        properties: ["sku"],
        means: "The server restarts: connections to it break.",
    },
];

/** What an update interrupts, if it does. */
export function interruptionOf(type: string, changes: readonly PropertyChange[]): string | undefined {
    const paths = changes.map(({ path }) => tryParsePath(path) ?? [path]);
    return table.find(
        ({ types, properties }) =>
            types.includes(type) && properties.some((property) => paths.some((path) => covers([property], path))),
    )?.means;
}
