import { judgeIssuer, meansGithub } from "../github/trust";
import type { ResourceRule } from "../rule";
import { federatedCredentials, type FederatedCredential } from "./federated-credentials";

export const federatedIssuer: ResourceRule<FederatedCredential> = {
    name: "federated-issuer",
    title: "Federated credentials trust an issuer that is meant",
    why: "Whoever holds an address that is nearly the issuer's makes tokens with any subject.",
    mend: "Give GitHub's issuer letter by letter, without a slash at the end, or the oidcIssuerUrl of the cluster.",
    severity: "critical",
    references: [],
    types: federatedCredentials,
    guards: federatedCredentials.map((type) => ({ type, property: "issuer", absent: "refused" })),
    scope: "resource",
    *check({ properties }) {
        const { issuer, subject } = properties;
        if (meansGithub(issuer, [subject])) {
            for (const fault of judgeIssuer(issuer)) {
                yield { property: "issuer", ...fault };
            }
        } else if (!/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w.-]+)*\/?$/.test(issuer)) {
            yield { property: "issuer", expected: "an address that begins with https://", found: issuer };
        }
    },
};
