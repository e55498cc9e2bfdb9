import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import { AzureRole } from "@fairlead/components/shared/azure-roles";
import { delegatedRoles, delegationCondition, deployActions } from "@fairlead/components/workflow-access/azure-rights";
import { AzureWorkflowAccess } from "@fairlead/components/workflow-access/azure-workflow-access";
import type { AzureWorkflowAccessArgs } from "@fairlead/components/workflow-access/azure-workflow-access-args";

import { collectionOf, namespaceOf } from "../../../rehearsal/clouds/azure-native/arm-names";
import { armId, build } from "../cloud";
import { assertFaults } from "../faults";
import { workflowAccessContract } from "./contract";

const root = resolve(__dirname, "../../..");
const subscriptionId = "99999999-2222-4333-8444-555555555555";
const args: AzureWorkflowAccessArgs = {
    repository: { owner: "example-org", name: "fairlead", ownerId: 1, repositoryId: 2 },
    stack: "dev",
    subscriptionId,
    backendUrl: "azblob://pulumi-dev?storage_account=state",
    containerId: armId("Microsoft.Storage/storageAccounts/state/blobServices/default/containers/pulumi-dev"),
    keyId: armId("Microsoft.KeyVault/vaults/keys/keys/pulumi-dev"),
    reviewers: { teams: [7] },
    previewReviewers: { teams: [8] },
};

/** ARM types of what stacks on Azure are made of. */
function deployedTypes(): string[] {
    const tokens = ["dev", "prod-azure"].flatMap((stack) => {
        const urns = readFileSync(resolve(root, `test/environments/${stack}.urns.txt`), "utf8");
        return [...urns.matchAll(/azure-native:(\w+):(\w+)::/g)];
    });
    const types = tokens.map(([, module = "", name = ""]) => `${namespaceOf(module)}/${collectionOf(module, name)}`);
    return [...new Set(types)].sort();
}

describe("AzureWorkflowAccess", () => {
    workflowAccessContract((name) => new AzureWorkflowAccess(name, args));

    it("gives each identity its rights and no others", async () => {
        const { all } = await build(() => new AzureWorkflowAccess("dev", args));
        const roles = Object.entries<string>(AzureRole);
        const given = all("azure-native:authorization:RoleAssignment").map(({ inputs }) => {
            const id = String(inputs.roleDefinitionId).split("/").at(-1) ?? "";
            const role = roles.find(([, known]) => known === id)?.[0] ?? id;
            return [inputs.principalId, role, String(inputs.scope).split("/").at(-1)];
        });
        assert.deepEqual(given.sort(), [
            ["principal-of-dev-deploy", "KeyVaultCryptoUser", "pulumi-dev"],
            ["principal-of-dev-deploy", "RoleBasedAccessControlAdministrator", subscriptionId],
            ["principal-of-dev-deploy", "StorageBlobDataContributor", "pulumi-dev"],
            ["principal-of-dev-deploy", "dev-deploy", subscriptionId],
            ["principal-of-dev-look", "KeyVaultCryptoUser", "pulumi-dev"],
            ["principal-of-dev-look", "StorageBlobDataReader", "pulumi-dev"],
            ["principal-of-dev-look", "dev-look", subscriptionId],
        ]);
    });

    it("gives the right to give roles with the condition that says which", async () => {
        const { one } = await build(() => new AzureWorkflowAccess("dev", args));
        const { condition, conditionVersion } = one(
            "azure-native:authorization:RoleAssignment",
            "dev-deploy-gives-roles",
        ).inputs;
        assert.deepEqual({ condition, conditionVersion }, { condition: delegationCondition, conditionVersion: "2.0" });
    });

    it("looks without changing anything", async () => {
        const { one } = await build(() => new AzureWorkflowAccess("dev", args));
        assert.deepEqual(one("azure-native:authorization:RoleDefinition", "dev-look").inputs.permissions, [
            { actions: ["*/read", "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action"] },
        ]);
    });

    it("refuses a subscription by another name than its id", () => {
        assertFaults(() => new AzureWorkflowAccess("dev", { ...args, subscriptionId: "production" }), {
            subscriptionId:
                'expected the id of a subscription, got "production"; give what az account show --query id prints',
        });
    });
});

describe("the rights to deploy on Azure", () => {
    it("cover every kind of resource that the stacks are made of", () => {
        const types = deployedTypes();
        assert.ok(types.length > 15, types.join(", "));
        // Parts of other resources stand below those in ids, and roles are given by a right of their own.
        const kinds = deployActions.map((action) => action.replace(/\/\*$/, "").toLowerCase());
        const parts = [
            "Microsoft.Authorization/roleAssignments",
            "Microsoft.ContainerService/agentPools",
            "Microsoft.ContainerService/maintenanceConfigurations",
            "Microsoft.DBforPostgreSQL/configurations",
            "Microsoft.DBforPostgreSQL/databases",
            "Microsoft.KeyVault/secrets",
            "Microsoft.ManagedIdentity/federatedIdentityCredentials",
            "Microsoft.Network/privateDnsZoneGroups",
            "Microsoft.Network/recordSets",
            "Microsoft.Network/subnets",
            "Microsoft.Network/virtualNetworkLinks",
            "Microsoft.Resources/resourceGroups",
            "Microsoft.Storage/fileServices",
        ];
        assert.deepEqual(
            types.filter((type) => !kinds.includes(type.toLowerCase()) && !parts.includes(type)),
            [],
            "add the kind to deployActions in azure-rights.ts",
        );
    });

    it("let exactly those roles be given that components give", () => {
        const folders = ["components", "environments"].map((folder) => resolve(root, folder));
        const used = folders
            .flatMap((folder) =>
                readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => resolve(folder, file)),
            )
            .filter((file) => file.endsWith(".ts") && !/workflow-access|node_modules/.test(file))
            .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/AzureRole\.(\w+)/g)].map(([, name]) => name));
        const delegated = Object.entries<string>(AzureRole).flatMap(([name, id]) =>
            delegatedRoles.some((role) => role === id) ? [name] : [],
        );
        assert.deepEqual(delegated.sort(), [...new Set(used)].sort());
    });

    it("name each delegated role for giving and for taking, and none that gives roles", () => {
        for (const role of delegatedRoles) {
            assert.equal(delegationCondition.split(role).length, 3);
        }
        assert.ok(!delegationCondition.includes(AzureRole.RoleBasedAccessControlAdministrator));
        assert.ok(!deployActions.some((action) => action === "*" || /^Microsoft\.Authorization/i.test(action)));
    });
});
