import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksImageCleaner: ResourceRule<Cluster> = {
    name: "aks-image-cleaner",
    title: "AKS removes images that nobody uses from its nodes",
    why: "Old images stay on the nodes with all their known holes, ready to be started by whoever may name them.",
    mend: "Give securityProfile.imageCleaner: { enabled: true, intervalHours: 168 }, as AksCluster does.",
    severity: "low",
    references: [],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "securityProfile.imageCleaner.enabled" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf(
            "securityProfile.imageCleaner.enabled",
            properties.securityProfile?.imageCleaner?.enabled,
            true,
        );
    },
};
