import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksRunCommand: ResourceRule<Cluster> = {
    name: "aks-run-command",
    title: "AKS runs no commands handed in through Azure",
    why: "The run command makes whoever may write the Azure resource an administrator inside the cluster, past the private or allow-listed API.",
    mend: "Set apiServerAccessProfile.disableRunCommand: true, as AksCluster does.",
    severity: "medium",
    references: [],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "apiServerAccessProfile.disableRunCommand" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf(
            "apiServerAccessProfile.disableRunCommand",
            properties.apiServerAccessProfile?.disableRunCommand,
            true,
        );
    },
};
