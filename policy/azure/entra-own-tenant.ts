import type { Unwrap } from "@pulumi/pulumi";
import type { ApplicationRegistrationArgs } from "@pulumi/azuread/applicationRegistration";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

const applications = [
    "azuread:index/application:Application",
    "azuread:index/applicationRegistration:ApplicationRegistration",
];

export const entraOwnTenant: ResourceRule<Unwrap<Pick<ApplicationRegistrationArgs, "signInAudience">>> = {
    name: "entra-own-tenant",
    title: "Entra applications take people of their own tenant only",
    why: "Otherwise an administrator of any company in the world can let people of his use the application.",
    mend: "Leave signInAudience out or set it to AzureADMyOrg, as AzureGithubOidcAccess does.",
    severity: "high",
    references: [],
    types: applications,
    guards: applications.map((type) => ({ type, property: "signInAudience", absent: "safe" })),
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOfOrDefault("signInAudience", properties.signInAudience, "AzureADMyOrg");
    },
};
