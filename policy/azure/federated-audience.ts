import { judgeAudiences } from "../github/trust";
import type { ResourceRule } from "../rule";
import { federatedCredentials, type FederatedCredential } from "./federated-credentials";

/** Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations */
export const federatedAudience: ResourceRule<FederatedCredential> = {
    name: "federated-audience",
    title: "Federated credentials take tokens that were made for Entra",
    why: "A token made for another service, which that service or whoever reads its log has, would open Azure as well.",
    mend: 'Give audiences: ["api://AzureADTokenExchange"], as AzureGithubOidcAccess and AzureWorkloadIdentity do.',
    severity: "high",
    references: [],
    types: federatedCredentials,
    guards: federatedCredentials.map((type) => ({ type, property: "audiences", absent: "refused" })),
    scope: "resource",
    *check({ properties }) {
        for (const fault of judgeAudiences(properties.audiences, "api://AzureADTokenExchange")) {
            yield { property: "audiences", ...fault };
        }
    },
};
