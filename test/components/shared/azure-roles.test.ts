import assert from "node:assert/strict";

import { AzureRole, roleDefinitionId } from "@fairlead/components/shared/azure-roles";

const registry = "/subscriptions/1-2/resourceGroups/platform/providers/Microsoft.ContainerRegistry/registries/images";

describe("Azure roles", () => {
    it("have their id in the subscription of what they are given on", () => {
        assert.equal(
            roleDefinitionId(registry, AzureRole.AcrPull),
            "/subscriptions/1-2/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d",
        );
    });
});
