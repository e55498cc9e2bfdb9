import { isWorld, knownNetworks } from "../networks";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksApiServer: ResourceRule<Cluster> = {
    name: "aks-api-server",
    title: "The API of AKS is private, or open to known networks only",
    why: "An API that the whole internet reaches is one hole in Kubernetes, or one stolen token, away from being somebody else's.",
    mend: "Set fairlead:azure.cluster.apiServer (AksCluster apiServer) to privateCluster: true, or to authorizedIpRanges of your people and pipelines.",
    severity: "critical",
    references: [{ id: "CKV_AZURE_6" }, { id: "CKV_AZURE_115" }],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "apiServerAccessProfile.authorizedIPRanges" }],
    scope: "resource",
    *check({ properties }) {
        const access = properties.apiServerAccessProfile;
        if (access?.enablePrivateCluster === true) {
            return;
        }
        const property = "apiServerAccessProfile.authorizedIPRanges";
        const ranges = access?.authorizedIPRanges ?? [];
        if (ranges.length === 0) {
            yield {
                property,
                expected: `${knownNetworks}, or enablePrivateCluster: true`,
                found: access?.authorizedIPRanges,
            };
        }
        for (const [index, range] of ranges.entries()) {
            if (isWorld(range)) {
                yield { property: `${property}[${index}]`, expected: knownNetworks, found: range };
            }
        }
    },
};
