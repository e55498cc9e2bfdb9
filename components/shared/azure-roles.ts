import * as pulumi from "@pulumi/pulumi";
import { RoleAssignment } from "@pulumi/azure-native/authorization";

import { subscriptionOf } from "./azure-ids";

/**
 * Azure's built-in roles by their ids, the same in every tenant. Those that components give, and those that workloads need.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const AzureRole = {
    /** Pulls images and charts. */
    AcrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
    /** Pushes and pulls images and charts. */
    AcrPush: "8311e382-0749-4cb8-b61a-304f252e45ec",
    /** Writes records of a DNS zone. */
    DnsZoneContributor: "befefa01-2a29-4197-83a8-272ff33ce314",
    /** Encrypts and decrypts by the keys of a key vault. */
    KeyVaultCryptoUser: "12338af0-0e69-4776-bea7-57ae8d297424",
    /** Reads and writes the secrets of a key vault. */
    KeyVaultSecretsOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
    /** Reads the secrets of a key vault. */
    KeyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
    /** Gives a user-assigned identity to machines. */
    ManagedIdentityOperator: "f1a07417-d97a-45cb-824c-7a7467783830",
    /** Changes networks, addresses and load balancers. */
    NetworkContributor: "4d97b98b-1d4f-4787-a291-c67834d212e7",
    /** Sees resources, not the data in them. */
    Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    /** Gives roles to others; give it with a condition that says which. */
    RoleBasedAccessControlAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    /** Manages a storage account, its shares and its keys. */
    StorageAccountContributor: "17d1049b-9a84-46fb-8f53-869881c3d3ab",
    /** Reads, writes and deletes blobs. */
    StorageBlobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    /** Reads blobs. */
    StorageBlobDataReader: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
} as const;

export type AzureRole = (typeof AzureRole)[keyof typeof AzureRole];

/** Who may do what on which resource. */
export interface Grant {
    /** Object id of who gets the role. */
    readonly principalId: pulumi.Input<string>;
    /**
     * What that is; a managed identity is a `ServicePrincipal`.
     * @default "ServicePrincipal"
     */
    readonly principalType?: "ServicePrincipal" | "Group";
    readonly role: AzureRole;
    /** ARM id of the resource the role is good for. */
    readonly scope: pulumi.Input<string>;
    /**
     * What else must hold, in Azure's own language.
     * @default nothing
     */
    readonly condition?: string;
}

/**
 * Gives a role to somebody.
 *
 * The principal's type is said, because Entra may not know a fresh principal yet when Azure looks it up.
 * The assignment gets a random name: one derived from its parts can collide with a deleted one that is not gone yet.
 */
export function grantAzureRole(name: string, grant: Grant, opts: pulumi.CustomResourceOptions): RoleAssignment {
    return new RoleAssignment(
        name,
        {
            principalId: grant.principalId,
            principalType: grant.principalType ?? "ServicePrincipal",
            roleDefinitionId: pulumi.output(grant.scope).apply((scope) => roleDefinitionId(scope, grant.role)),
            scope: grant.scope,
            ...(grant.condition === undefined ? {} : { condition: grant.condition, conditionVersion: "2.0" }),
        },
        // Azure takes the same right only once.
        { ...opts, deleteBeforeReplace: true },
    );
}

/** The full id of a role, in the subscription of the scope: the form in which Azure gives it back. */
export function roleDefinitionId(scope: string, role: AzureRole): string {
    return `/subscriptions/${subscriptionOf(scope)}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
}
