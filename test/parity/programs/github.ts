import { Config } from "@pulumi/pulumi";
import { ActionsEnvironmentVariable, getRepositoryOutput, RepositoryEnvironment } from "@pulumi/github";
import { ApplicationFederatedIdentityCredential, ApplicationRegistration, ServicePrincipal } from "@pulumi/azuread";

/** Resources of bridged providers, and a function whose result feeds them. */
const stage = new Config().requireNumber("stage");
const repository = getRepositoryOutput({ fullName: "acme/shop" });
const environment = new RepositoryEnvironment("dev", { repository: "shop", environment: stage < 3 ? "dev" : "prod" });
const application = new ApplicationRegistration("ci", { displayName: `ci ${stage}` });
const principal = new ServicePrincipal("ci", { clientId: application.clientId });
new ApplicationFederatedIdentityCredential("dev", {
    applicationId: application.id,
    displayName: "dev",
    issuer: "https://token.actions.githubusercontent.com",
    subject: `repo:acme/shop:environment:dev`,
    audiences: ["api://AzureADTokenExchange"],
});
new ActionsEnvironmentVariable("client", {
    repository: "shop",
    environment: environment.environment,
    variableName: "AZURE_CLIENT_ID",
    value: application.clientId,
});

export const objectId = principal.objectId;
export const repositoryId = repository.repoId;
