import assert from "node:assert/strict";

import {
    AzureRole,
    resourceGroupIdOf,
    roleDefinitionId,
    subscriptionOf,
} from "@fairlead/components/shared/azure-roles";

const group = "/subscriptions/1-2/resourceGroups/platform";
const registry = `${group}/providers/Microsoft.ContainerRegistry/registries/images`;

describe("Azure roles", () => {
    it("have their id in the subscription of what they are given on", () => {
        assert.equal(
            roleDefinitionId(registry, AzureRole.AcrPull),
            "/subscriptions/1-2/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d",
        );
    });

    it("find subscription and group in an ARM id", () => {
        assert.equal(subscriptionOf(registry), "1-2");
        assert.equal(resourceGroupIdOf(registry), group);
    });

    it("are given on nothing but an ARM id", () => {
        assert.throws(() => subscriptionOf("images"), {
            message:
                "Expected the ARM id of an Azure resource, such as /subscriptions/<id>/resourceGroups/<name>/providers/…, " +
                'got "images"; pass the resource\'s id output.',
        });
    });
});
