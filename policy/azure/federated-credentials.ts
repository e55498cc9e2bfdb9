import type { Unwrap } from "@pulumi/pulumi";
import type { ApplicationFederatedIdentityCredentialArgs } from "@pulumi/azuread/applicationFederatedIdentityCredential";

/** Types of credentials by which tokens of others open an identity, and an Entra application. */
export const identityCredential = "azure-native:managedidentity:FederatedIdentityCredential";
export const applicationCredential =
    "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential";

export const federatedCredentials: readonly string[] = [identityCredential, applicationCredential];

/** What both have in common, as inputs and outputs alike. */
export type FederatedCredential = Pick<
    Unwrap<ApplicationFederatedIdentityCredentialArgs>,
    "audiences" | "issuer" | "subject"
>;
