import type { Unwrap } from "@pulumi/pulumi";
import type { RoleDefinitionArgs } from "@pulumi/azure-native/authorization";

import type { ResourceRule } from "../rule";

const roleDefinition = "azure-native:authorization:RoleDefinition";

export const roleWildcards: ResourceRule<Unwrap<RoleDefinitionArgs>> = {
    name: "role-wildcards",
    title: "Own roles name what they allow",
    why: "A wildcard covers what Azure adds next year, and whoever may assign roles makes himself owner.",
    mend: "List the actions, such as Microsoft.Network/dnsZones/TXT/write; for reading, */read is accepted.",
    severity: "high",
    references: [{ id: "CKV_AZURE_39" }],
    types: [roleDefinition],
    guards: [
        { type: roleDefinition, property: "permissions[*].actions[*]" },
        { type: roleDefinition, property: "permissions[*].dataActions[*]" },
    ],
    scope: "resource",
    *check({ properties }) {
        for (const [index, { actions = [], dataActions = [] }] of (properties.permissions ?? []).entries()) {
            for (const [list, allowed] of Object.entries({ actions, dataActions })) {
                for (const [place, found] of allowed.entries()) {
                    if (isTooWide(found)) {
                        const expected = "an action of one kind of resource, and not of giving roles";
                        yield { property: `permissions[${index}].${list}[${place}]`, expected, found };
                    }
                }
            }
        }
    },
};

/** Azure does not mind the case of actions. */
function isTooWide(action: string): boolean {
    const [provider, kind = "*"] = action.toLowerCase().split("/");
    const givesRoles = provider === "microsoft.authorization" && !action.toLowerCase().endsWith("/read");
    return (
        givesRoles || (action.toLowerCase() !== "*/read" && (provider?.includes("*") === true || kind.includes("*")))
    );
}
