import type { Unwrap } from "@pulumi/pulumi";
import type { ApplicationFlexibleFederatedIdentityCredentialArgs } from "@pulumi/azuread/applicationFlexibleFederatedIdentityCredential";

import type { ResourceRule } from "../rule";

const flexibleCredential =
    "azuread:index/applicationFlexibleFederatedIdentityCredential:ApplicationFlexibleFederatedIdentityCredential";

/** Source: https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials */
const comparison = /^(?=.*claims\['sub'\] eq )claims\['\w+'\] eq '[^'*?]+'( and claims\['\w+'\] eq '[^'*?]+')*$/;

export const federatedExpression: ResourceRule<Unwrap<ApplicationFlexibleFederatedIdentityCredentialArgs>> = {
    name: "federated-expression",
    title: "Federated credentials compare whole subjects",
    why: "A pattern lets in every branch, environment or repository whose name fits, and names are free to choose.",
    mend: "Compare claims with eq, or use a credential with an exact subject for each environment.",
    severity: "high",
    references: [],
    types: [flexibleCredential],
    guards: [{ type: flexibleCredential, property: "claimsMatchingExpression" }],
    scope: "resource",
    *check({ properties }) {
        const { claimsMatchingExpression: found } = properties;
        if (!comparison.test(found)) {
            const expected = "claims['sub'] eq 'SUBJECT', and no matches";
            yield { property: "claimsMatchingExpression", expected, found };
        }
    },
};
