import type { StackRule } from "../rule";
import { nameIn, pushRoles, roleAssignment, type RoleAssignment } from "./roles";

export const registryOneToOne: StackRule<RoleAssignment> = {
    name: "registry-one-to-one",
    title: "One pipeline pushes to a registry, and to no other",
    why: "Whoever takes over one repository otherwise replaces the images of all.",
    mend: "Give each repository a registry and an identity of its own (AcrRegistry, AzureGithubOidcAccess).",
    severity: "high",
    references: [],
    types: [roleAssignment],
    guards: [],
    scope: "stack",
    *check({ properties }, stack) {
        if (nameIn(pushRoles, properties.roleDefinitionId) === undefined) {
            return;
        }
        const { principalId, scope } = properties;
        if (!/\/Microsoft\.ContainerRegistry\/registries\/[^/]+$/i.test(scope)) {
            yield { property: "scope", expected: "the id of one registry", found: nameOf(scope) };
        }
        for (const { name, properties: other } of stack.ofType<RoleAssignment>(roleAssignment)) {
            if (nameIn(pushRoles, other.roleDefinitionId) === undefined) {
                continue;
            }
            const samePrincipal = other.principalId === principalId;
            const sameRegistry = other.scope.toLowerCase() === scope.toLowerCase();
            if (samePrincipal && !sameRegistry) {
                yield {
                    property: "scope",
                    expected: `no second registry, beside that of ${name}`,
                    found: nameOf(scope),
                };
            } else if (sameRegistry && !samePrincipal) {
                const expected = `nobody beside whom ${name} lets push`;
                yield { property: "principalId", expected, found: principalId };
            }
        }
    },
};

/** The last part of an ARM id, which would be too long for a message. */
function nameOf(id: string): string {
    return id.split("/").at(-1) ?? id;
}
