import type { ResourceRule } from "../rule";

const application = "azuread:index/application:Application";

/** Types that store a password, or a key for a certificate. */
const storedCredentials = [
    "azuread:index/applicationPassword:ApplicationPassword",
    "azuread:index/applicationCertificate:ApplicationCertificate",
    "azuread:index/servicePrincipalPassword:ServicePrincipalPassword",
    "azuread:index/servicePrincipalCertificate:ServicePrincipalCertificate",
];

export const entraNoPasswords: ResourceRule<Readonly<Record<string, unknown>>> = {
    name: "entra-no-passwords",
    title: "Entra applications have no stored credentials",
    why: "A password or key is copied, logged and forgotten, and opens everything until it expires.",
    mend: "Use AzureGithubOidcAccess for pipelines and AzureWorkloadIdentity for pods: both trust tokens that live for minutes.",
    severity: "critical",
    references: [],
    types: [application, ...storedCredentials],
    guards: [{ type: application, property: "password", absent: "safe", worse: [{ displayName: "mutant" }] }],
    scope: "resource",
    *check({ type, properties }) {
        if (type !== application) {
            yield { property: "", expected: "a federated credential", found: type.split(":").at(-1) };
        } else if (properties.password !== undefined) {
            yield { property: "password", expected: "no password, but a federated credential", found: "a password" };
        }
    },
};
