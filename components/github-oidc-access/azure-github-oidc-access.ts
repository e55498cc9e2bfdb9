import * as pulumi from "@pulumi/pulumi";

import type { AcrReference } from "../registry/acr-registry";
import { rejectFaults, type Fault } from "../shared/arguments";
import { subscriptionOf } from "../shared/azure-ids";
import { AzureRole, grantAzureRole } from "../shared/azure-roles";
import { createGithubIdentity } from "./azure-github-identity";
import { createGithubEnvironments } from "./github-environments";
import type { GithubEnvironment, GithubOidcAccess, GithubRepository } from "./github-oidc-access";
import { contextFaults, repositoryFaults } from "./repository-faults";
import { subjectsOf, type NamedSubject } from "./subjects";

/**
 * Federated credentials an Entra application may have.
 * Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
const mostCredentials = 20;

export interface AzureGithubOidcAccessArgs {
    /** The repository whose workflows get access. */
    readonly repository: GithubRepository;
    /** The GitHub environments whose jobs get access. Each is created, and gets the variables that its jobs need. */
    readonly environments: GithubEnvironment[];
    /**
     * Branches whose pushes get access outside of any environment. No variables are written for them.
     * @default []
     */
    readonly branches?: string[];
    /** The one registry that workflows push to: an `AcrRegistry`, or the ids of another. */
    readonly registry: AcrReference;
    /**
     * Tags of the application, kept among its notes: Entra's own tags are switches, not labels.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the application: a new one has another client id.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * Lets workflows of one GitHub repository push to one registry, without any stored credential. They get no right on a
 * cluster: the GitOps controller pulls what they publish.
 *
 * The variables of each GitHub environment are `AZURE_CLIENT_ID`, `AZURE_TENANT_ID`, `AZURE_SUBSCRIPTION_ID` and
 * `REGISTRY`. The GitHub provider's owner must be the repository's.
 */
export class AzureGithubOidcAccess extends pulumi.ComponentResource implements GithubOidcAccess {
    /** Client id of the Entra application. */
    readonly clientId: pulumi.Output<string>;
    /** The OIDC subjects that are trusted. */
    readonly subjects: pulumi.Output<string[]>;
    /** The variables of the GitHub environments. */
    readonly variables: pulumi.Output<Record<string, string>>;

    constructor(name: string, args: AzureGithubOidcAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureGithubOidcAccess", name, azureGithubOidcAccessFaults(args));
        super("fairlead:index:AzureGithubOidcAccess", name, {}, opts);

        const subjects = trustedSubjects(args);
        const identity = createGithubIdentity(
            name,
            {
                repository: args.repository,
                description: "Lets GitHub workflows push images and charts to one registry",
                subjects,
                tags: args.tags,
                protect: args.protect ?? true,
            },
            this,
        );
        grantAzureRole(
            `${name}-pushes-images`,
            { principalId: identity.principalId, role: AzureRole.AcrPush, scope: args.registry.acrId },
            { parent: this },
        );
        const variables: Record<string, pulumi.Output<string>> = {
            AZURE_CLIENT_ID: identity.clientId,
            AZURE_TENANT_ID: identity.tenantId,
            AZURE_SUBSCRIPTION_ID: pulumi.output(args.registry.acrId).apply(subscriptionOf),
            REGISTRY: pulumi.output(args.registry.loginServer),
        };
        createGithubEnvironments(name, args.repository.name, args.environments, variables, this);

        this.clientId = identity.clientId;
        this.subjects = pulumi.output(subjects.map(({ subject }) => subject));
        this.variables = pulumi.all(variables);
        this.registerOutputs({ clientId: this.clientId, subjects: this.subjects, variables: this.variables });
    }
}

type WhoGetsAccess = Pick<AzureGithubOidcAccessArgs, "repository" | "environments" | "branches">;

/** What is wrong with the arguments, before anything is created. */
export function azureGithubOidcAccessFaults(args: WhoGetsAccess): Fault[] {
    const subjects = trustedSubjects(args).length;
    return [
        ...repositoryFaults("repository", args.repository),
        ...contextFaults(args.environments, args.branches ?? [], subjects, mostCredentials),
    ];
}

function trustedSubjects({ repository, environments, branches }: WhoGetsAccess): NamedSubject[] {
    const names = environments.map(({ name }) => name);
    return subjectsOf(repository, names, branches ?? []);
}
