import type { ResourceRule } from "../rule";
import { administratorRoles, reachOf, roleAssignment, roleName, type RoleAssignment } from "./roles";

export const roleAdministrators: ResourceRule<RoleAssignment> = {
    name: "role-administrators",
    title: "Nobody administers a whole group or subscription",
    why: "Whoever takes over the program, its pipeline or this principal owns everything there, and can hide it.",
    mend: "Give the role that fits the task, on the one resource that it is needed on.",
    severity: "critical",
    references: [],
    types: [roleAssignment],
    guards: [{ type: roleAssignment, property: "roleDefinitionId" }],
    scope: "resource",
    *check({ properties }) {
        const role = roleName(properties.roleDefinitionId);
        if (administratorRoles.includes(role) && reachOf(properties.scope) !== "resource") {
            const expected = "a role for one task, or one resource as scope";
            yield { property: "roleDefinitionId", expected, found: role };
        }
    },
};
