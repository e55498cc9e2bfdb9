import * as pulumi from "@pulumi/pulumi";
import { ApplicationFederatedIdentityCredential } from "@pulumi/azuread/applicationFederatedIdentityCredential";
import { ApplicationRegistration } from "@pulumi/azuread/applicationRegistration";
import { ServicePrincipal } from "@pulumi/azuread/servicePrincipal";

import type { GithubRepository } from "./github-oidc-access";
import { githubIssuer, type NamedSubject } from "./subjects";

/** Whom workflows act as, and who they are. */
export interface AzureGithubIdentityArgs {
    readonly repository: GithubRepository;
    /** What the application is for, as people read it in Entra. */
    readonly description: string;
    /** The OIDC subjects that are trusted. */
    readonly subjects: readonly NamedSubject[];
    /** Kept among the notes: Entra's own tags are switches, not labels. */
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
    readonly protect: boolean;
}

/** The ids of an identity: none of them is a secret. */
export interface AzureGithubIdentity {
    readonly clientId: pulumi.Output<string>;
    readonly tenantId: pulumi.Output<string>;
    /** Object id of the service principal, which roles are given to. */
    readonly principalId: pulumi.Output<string>;
}

/** An Entra application that trusts workflows, without any stored credential. */
export function createGithubIdentity(
    name: string,
    { repository, description, subjects, tags, protect }: AzureGithubIdentityArgs,
    parent: pulumi.Resource,
): AzureGithubIdentity {
    const application = new ApplicationRegistration(
        name,
        {
            displayName: `${repository.owner}/${repository.name} (${name})`,
            description,
            notes: pulumi.output(tags ?? {}).apply(notesOf),
            signInAudience: "AzureADMyOrg",
        },
        { parent, protect },
    );
    const principal = new ServicePrincipal(name, { clientId: application.clientId }, { parent, protect });
    trust(name, application, subjects, parent);
    return {
        clientId: application.clientId,
        tenantId: principal.applicationTenantId,
        principalId: principal.objectId,
    };
}

/** One after another: Entra refuses to write two credentials of an application at once. */
function trust(
    name: string,
    application: ApplicationRegistration,
    subjects: readonly NamedSubject[],
    parent: pulumi.Resource,
): void {
    let previous: pulumi.Resource[] = [];
    for (const { name: displayName, subject } of subjects) {
        const credential = new ApplicationFederatedIdentityCredential(
            `${name}-${displayName}`,
            {
                applicationId: application.id,
                displayName,
                issuer: githubIssuer,
                subject,
                audiences: ["api://AzureADTokenExchange"],
            },
            { parent, dependsOn: previous },
        );
        previous = [credential];
    }
}

function notesOf(tags: Readonly<Record<string, string>>): string | undefined {
    const pairs = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
    return pairs.length > 0 ? pairs.join(", ") : undefined;
}
