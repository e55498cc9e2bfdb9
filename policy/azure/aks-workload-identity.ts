import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksWorkloadIdentity: ResourceRule<Cluster> = {
    name: "aks-workload-identity",
    title: "Pods of AKS get rights in Azure by their service accounts",
    why: "Without workload identity pods need stored credentials, or share the identity of the node with every other pod.",
    mend: "Set oidcIssuerProfile.enabled and securityProfile.workloadIdentity.enabled to true, as AksCluster does.",
    severity: "high",
    references: [],
    types: [managedCluster],
    guards: [
        { type: managedCluster, property: "oidcIssuerProfile.enabled" },
        { type: managedCluster, property: "securityProfile.workloadIdentity.enabled" },
    ],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("oidcIssuerProfile.enabled", properties.oidcIssuerProfile?.enabled, true);
        const identity = properties.securityProfile?.workloadIdentity;
        yield* expectOneOf("securityProfile.workloadIdentity.enabled", identity?.enabled, true);
    },
};
