import { registryOneToOne } from "../../../policy/azure/registry-one-to-one";
import { roleAdministrators } from "../../../policy/azure/role-administrators";
import { roleScope } from "../../../policy/azure/role-scope";
import { roleWildcards } from "../../../policy/azure/role-wildcards";
import { roleAssignment } from "../../../policy/azure/roles";
import { describeRule } from "../rule-cases";

const subscription = "/subscriptions/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const group = `${subscription}/resourceGroups/platform`;
const registry = (name: string) => `${group}/providers/Microsoft.ContainerRegistry/registries/${name}`;
const role = (id: string) => `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const owner = role("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
const acrPush = role("8311e382-0749-4cb8-b61a-304f252e45ec");

describe("rules on Azure's roles", () => {
    describeRule(roleAdministrators, {
        compliant: {
            "a role for one task": { roleDefinitionId: acrPush, scope: group },
            "a role of one's own": { roleDefinitionId: role("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"), scope: group },
        },
        broken: {
            "an owner of the group": {
                change: { roleDefinitionId: owner },
                findings: ['roleDefinitionId: expected a role for one task, found "Owner"'],
            },
            "a contributor of the subscription, in other words": {
                change: {
                    roleDefinitionId:
                        "/providers/Microsoft.Authorization/roleDefinitions/B24988AC-6180-42A0-AB88-20F7382DD24C",
                    scope: subscription,
                },
                findings: ['roleDefinitionId: expected a role for one task, found "Contributor"'],
            },
            "somebody who gives roles in the group": {
                change: { roleDefinitionId: role("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9") },
                findings: ['roleDefinitionId: expected a role for one task, found "User Access Administrator"'],
            },
        },
        unknown: ["roleDefinitionId"],
    });

    describeRule(roleScope, {
        compliant: { "one resource": { scope: registry("images") }, "a resource group": { scope: `${group}/` } },
        broken: {
            "a subscription": {
                change: { scope: subscription },
                findings: [`scope: expected the id of a resource or of a resource group, found "${subscription}"`],
            },
            "a management group": {
                change: { scope: "/providers/Microsoft.Management/managementGroups/all" },
                findings: [
                    'scope: expected the id of a resource or of a resource group, found "/providers/Microsoft.Management/managementGroups/all"',
                ],
            },
            "the whole tenant": {
                change: { scope: "/" },
                findings: ['scope: expected the id of a resource or of a resource group, found "/"'],
            },
        },
        unknown: ["scope"],
    });

    describeRule(roleWildcards, {
        compliant: {
            "named actions": {
                permissions: [
                    {
                        actions: ["*/read", "Microsoft.Network/dnsZones/*", "Microsoft.Authorization/locks/read"],
                        dataActions: ["Microsoft.KeyVault/vaults/secrets/getSecret/action"],
                    },
                ],
            },
        },
        broken: {
            "an owner by another name": {
                change: { "permissions[0].actions[1]": "*" },
                findings: [
                    'permissions[0].actions[1]: expected an action of one kind of resource, and not of giving roles, found "*"',
                ],
            },
            "writing everywhere, all of a service, and giving roles": {
                change: {
                    "permissions[0].actions": [
                        "*/write",
                        "Microsoft.Compute/*",
                        "microsoft.authorization/roleAssignments/write",
                    ],
                },
                findings: [
                    'permissions[0].actions[0]: expected an action of one kind of resource, and not of giving roles, found "*/write"',
                    'permissions[0].actions[1]: expected an action of one kind of resource, and not of giving roles, found "Microsoft.Compute/*"',
                    'permissions[0].actions[2]: expected an action of one kind of resource, and not of giving roles, found "microsoft.authorization/roleAssignments/write"',
                ],
            },
            "all data": {
                change: { "permissions[0].dataActions[0]": "Microsoft.*/vaults/read" },
                findings: [
                    'permissions[0].dataActions[0]: expected an action of one kind of resource, and not of giving roles, found "Microsoft.*/vaults/read"',
                ],
            },
        },
        unknown: ["permissions[0].actions", "permissions[0].dataActions[0]"],
    });

    const grant = (name: string, principalId: string, scope: string, roleDefinitionId = acrPush) => ({
        type: roleAssignment,
        name,
        properties: { principalId, scope, roleDefinitionId },
    });
    describeRule(registryOneToOne, {
        compliant: {
            "one pipeline for one registry": {
                properties: { principalId: "shop", scope: registry("shop"), roleDefinitionId: acrPush },
                stack: [
                    grant("bank-pushes", "bank", registry("bank")),
                    grant("nodes-pull", "nodes", registry("shop"), role("7f951dda-4ed3-4680-a7ca-43fe172d538d")),
                ],
            },
            "a role for something else": { principalId: "shop", scope: group, roleDefinitionId: owner },
        },
        broken: {
            "a second registry": {
                stack: [grant("shop-pushes-elsewhere", "shop", registry("bank"))],
                findings: [`scope: expected no second registry, beside that of shop-pushes-elsewhere, found "shop"`],
            },
            "a second pipeline": {
                stack: [grant("bank-pushes-here", "bank", registry("SHOP"))],
                findings: ['principalId: expected nobody beside whom bank-pushes-here lets push, found "shop"'],
            },
            "every registry of a group": {
                change: { scope: group },
                findings: ['scope: expected the id of one registry, found "platform"'],
            },
        },
        unknown: ["principalId", "scope", "roleDefinitionId"],
    });
});
