import type { Unwrap } from "@pulumi/pulumi";
import type { ApplicationFederatedIdentityCredential } from "@pulumi/azuread/applicationFederatedIdentityCredential";

import type { StackRule } from "../rule";
import { applicationCredential } from "./federated-credentials";

/** Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations */
const most = 20;

export const federatedLimit: StackRule<Unwrap<Pick<ApplicationFederatedIdentityCredential, "applicationId">>> = {
    name: "federated-limit",
    title: "An Entra application has at most 20 federated credentials",
    why: "Entra refuses the next one in the middle of an update.",
    mend: "Make another application for the rest, with rights of its own.",
    severity: "low",
    references: [],
    types: [applicationCredential],
    guards: [],
    scope: "stack",
    *check({ properties }, stack) {
        const { applicationId } = properties;
        const all = stack.ofType<typeof properties>(applicationCredential);
        const found = all.filter((credential) => credential.properties.applicationId === applicationId).length;
        if (found > most) {
            const expected = `an application with at most ${most} credentials`;
            yield { property: "applicationId", expected, found: `one with ${found}` };
        }
    },
};
