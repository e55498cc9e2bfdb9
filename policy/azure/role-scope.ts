import type { ResourceRule } from "../rule";
import { roleAssignment, type RoleAssignment } from "./roles";

export const roleScope: ResourceRule<RoleAssignment> = {
    name: "role-scope",
    title: "No role reaches further than a resource group",
    why: "A role on a subscription covers everything that others have there, and all that will ever be made.",
    mend: "Give the role on the resource, or on the resource group of this stack.",
    severity: "high",
    references: [],
    types: [roleAssignment],
    guards: [{ type: roleAssignment, property: "scope" }],
    scope: "resource",
    *check({ properties }) {
        if (!/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.test(properties.scope)) {
            yield {
                property: "scope",
                expected: "the id of a resource or of a resource group",
                found: properties.scope,
            };
        }
    },
};
