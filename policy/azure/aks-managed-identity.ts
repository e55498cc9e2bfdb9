import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksManagedIdentity: ResourceRule<Cluster> = {
    name: "aks-managed-identity",
    title: "AKS acts by a managed identity",
    why: "A service principal has a secret that lies in the cluster, is stored somewhere else as well, and one day expires.",
    mend: "Give identity with type UserAssigned or SystemAssigned, as AksCluster does, and no servicePrincipalProfile.",
    severity: "high",
    references: [],
    types: [managedCluster],
    guards: [{ type: managedCluster, property: "identity.type" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("identity.type", properties.identity?.type, "UserAssigned", "SystemAssigned");
        const { servicePrincipalProfile } = properties;
        if (servicePrincipalProfile !== undefined) {
            // How Azure writes that there is none.
            yield* expectOneOf("servicePrincipalProfile.clientId", servicePrincipalProfile.clientId, "msi");
        }
    },
};
