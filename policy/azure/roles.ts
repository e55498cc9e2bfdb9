import type { Unwrap } from "@pulumi/pulumi";
import type { RoleAssignmentArgs } from "@pulumi/azure-native/authorization";

export const roleAssignment = "azure-native:authorization:RoleAssignment";

/** Inputs and outputs alike. */
export type RoleAssignment = Pick<Unwrap<RoleAssignmentArgs>, "principalId" | "roleDefinitionId" | "scope">;

/**
 * Built-in roles that change everything, or that give themselves what they lack.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const administratorRoles: Roles = {
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
    "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
    "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
};

/** Built-in roles that change what is in a registry. */
export const pushRoles: Roles = {
    "8311e382-0749-4cb8-b61a-304f252e45ec": "AcrPush",
    "c2f4ef07-c644-48eb-af81-4b1b4947fb11": "AcrDelete",
    "2a1e307c-b015-4ebd-883e-5b7698a07328": "Container Registry Repository Writer",
    "2efddaa5-3f1f-4df3-97df-af3f13818f4c": "Container Registry Repository Contributor",
};

/** Names of roles by their ids. */
type Roles = Readonly<Record<string, string>>;

/** The name of a role if it is one of these: its id is the end of an ARM id, whatever is before it. */
export function nameIn(roles: Roles, roleDefinitionId: string): string | undefined {
    return roles[roleDefinitionId.split("/").at(-1)?.toLowerCase() ?? ""];
}
