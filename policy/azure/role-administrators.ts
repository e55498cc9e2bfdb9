import type { ResourceRule } from "../rule";
import { administratorRoles, nameIn, roleAssignment, type RoleAssignment } from "./roles";

export const roleAdministrators: ResourceRule<RoleAssignment> = {
    name: "role-administrators",
    title: "Roles are for one task, and not for everything",
    why: "Whoever takes over the program, its pipeline or this principal owns everything there, and can hide it.",
    mend: "Give the role that fits the task, such as DNS Zone Contributor, on the one resource that it is needed on.",
    severity: "critical",
    references: [],
    types: [roleAssignment],
    guards: [
        {
            type: roleAssignment,
            property: "roleDefinitionId",
            absent: "refused",
            worse: Object.keys(administratorRoles).map(
                (id) => `/providers/Microsoft.Authorization/roleDefinitions/${id}`,
            ),
        },
    ],
    scope: "resource",
    *check({ properties }) {
        const found = nameIn(administratorRoles, properties.roleDefinitionId);
        if (found !== undefined) {
            yield { property: "roleDefinitionId", expected: "a role for one task", found };
        }
    },
};
