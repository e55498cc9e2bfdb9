import assert from "node:assert/strict";

import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import { unknown } from "../../../../rehearsal/clouds/simulation/values";
import { Stack } from "../support";

const registry = "azure-native:containerregistry:Registry";
const group = "azure-native:resources:ResourceGroup";

describe("names and locations in Azure", () => {
    it("are generated with eight random digits, and kept from then on", () => {
        const stack = new Stack(azureNative);
        const { inputs } = stack.check(group, "shop", { location: "westeurope" }, {});
        assert.match(JSON.stringify(inputs.resourceGroupName), /^"shop[0-9a-f]{8}"$/);
        assert.equal(inputs.__createBeforeDelete, true);
        const again = stack.provider.check({
            urn: "",
            type: group,
            name: "shop",
            news: { location: "westeurope" },
            olds: inputs,
            randomSeed: Buffer.from("another seed"),
            autonaming: undefined,
        });
        assert.deepEqual(again.inputs, inputs);
    });

    it("are copied plainly inside another resource, and are GUIDs for role assignments", () => {
        const stack = new Stack(azureNative);
        const subnet = { resourceGroupName: "rg", virtualNetworkName: "net" };
        const { inputs } = stack.check("azure-native:network:Subnet", "nodes", subnet, {});
        assert.equal(inputs.subnetName, "nodes");
        assert.equal(inputs.__createBeforeDelete, undefined);
        const assignment = stack.check("azure-native:authorization:RoleAssignment", "pull", { scope: "/" }, {}).inputs;
        assert.match(JSON.stringify(assignment.roleAssignmentName), /^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/);
    });

    it("follow the stack's own settings for names", () => {
        const { provider } = new Stack(azureNative);
        const check = (mode: "propose" | "enforce" | "disable", type: string) =>
            provider.check({
                urn: "",
                type,
                name: "it",
                news: { location: "westeurope", scope: "/" },
                olds: {},
                randomSeed: Buffer.from("seed"),
                autonaming: { mode, proposedName: "proposed" },
            }).inputs;
        assert.equal(check("propose", group).resourceGroupName, "proposed");
        assert.equal(check("disable", group).resourceGroupName, undefined);
        const assignment = "azure-native:authorization:RoleAssignment";
        assert.notEqual(check("propose", assignment).roleAssignmentName, "proposed");
        assert.equal(check("enforce", assignment).roleAssignmentName, "proposed");
    });

    it("are inherited from the resource group, from the configuration before that", () => {
        const stack = new Stack(azureNative);
        const made = stack.create(group, "rg", { resourceGroupName: "rg", location: "West Europe" });
        const inputs = { resourceGroupName: "RG", sku: { name: "Basic" }, registryName: "shopregistry" };
        assert.equal(stack.create(registry, "one", inputs).outputs.location, "westeurope");
        stack.delete(made);

        const configured = new Stack(azureNative, { location: "northeurope" });
        configured.knows(made);
        assert.equal(configured.create(registry, "one", inputs).outputs.location, "northeurope");
    });

    it("are unknown while the resource group is, and missing where nothing tells the location", () => {
        const stack = new Stack(azureNative);
        const checked = stack.check(registry, "one", { resourceGroupName: unknown, sku: { name: "Basic" } }, {});
        assert.equal(checked.inputs.location, unknown);
        assert.deepEqual(stack.faults(group, {}), [
            "missing required property 'location'. Either set it explicitly or configure it with 'pulumi config set azure-native:location <value>'.",
        ]);
    });

    it("are some location where the group is not of this stack", () => {
        const inputs = { resourceGroupName: "elsewhere", sku: { name: "Basic" }, registryName: "shopregistry" };
        assert.equal(new Stack(azureNative).create(registry, "one", inputs).outputs.location, "eastus");
    });

    it("of one location may be written in two ways", () => {
        const stack = new Stack(azureNative);
        const made = stack.create(group, "rg", { location: "westeurope" });
        assert.equal(stack.diff(made, { location: "West Europe" }).changes, "none");
    });
});
