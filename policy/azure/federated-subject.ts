import { judgeSubject } from "../github/judge-subject";
import { meansGithub } from "../github/trust";
import type { ResourceRule } from "../rule";
import { federatedCredentials, type FederatedCredential } from "./federated-credentials";

export const federatedSubject: ResourceRule<FederatedCredential> = {
    name: "federated-subject",
    title: "Federated credentials trust one environment or service account",
    why: "Entra compares the subject letter by letter: one that is too wide or misspelt lets in others, or locks out everybody.",
    mend: "Write the whole subject, as AzureGithubOidcAccess and AzureWorkloadIdentity do: repo:OWNER@ID/NAME@ID:environment:NAME, or system:serviceaccount:NAMESPACE:NAME.",
    severity: "critical",
    references: [],
    types: federatedCredentials,
    guards: federatedCredentials.map((type) => ({ type, property: "subject", absent: "refused" })),
    scope: "resource",
    *check({ properties }) {
        const { subject } = properties;
        if (/^system:serviceaccount:[a-z0-9]([a-z0-9-]*[a-z0-9])?:[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(subject)) {
            return;
        }
        if (meansGithub(properties.issuer, [subject])) {
            for (const fault of judgeSubject(subject)) {
                yield { property: "subject", ...fault };
            }
        } else if (isCluster(properties.issuer)) {
            yield { property: "subject", expected: "system:serviceaccount:NAMESPACE:NAME", found: subject };
        } else if (!/^[^\s*]+$/.test(subject)) {
            yield { property: "subject", expected: "a subject without spaces and *", found: subject };
        }
    },
};

/** Issuers of AKS. Source: https://learn.microsoft.com/azure/aks/use-oidc-issuer */
function isCluster(issuer: string): boolean {
    return /\.oic\.prod-aks\.azure\.com\//i.test(issuer) || issuer.includes("kubernetes");
}
