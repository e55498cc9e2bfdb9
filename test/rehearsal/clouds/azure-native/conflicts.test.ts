import assert from "node:assert/strict";

import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import { Stack } from "../support";

const registry = "azure-native:containerregistry:Registry";
const network = "azure-native:network:VirtualNetwork";
const subnet = "azure-native:network:Subnet";
const addressSpace = { addressPrefixes: ["10.0.0.0/16"] };

describe("rules of Azure on what is there already", () => {
    it("keep a second resource of one name away", () => {
        const stack = new Stack(azureNative);
        const inputs = { resourceGroupName: "rg", location: "x", registryName: "shopregistry", sku: { name: "Basic" } };
        const first = stack.create(registry, "one", inputs);
        const twin = { ...inputs, resourceGroupName: "RG" };
        assert.throws(() => stack.create(registry, "two", twin), /cannot create already existing resource/);
        stack.delete(first);
        assert.equal(stack.create(registry, "two", inputs).id, first.id);
    });

    it("keep subnets inside their network and beside one another", () => {
        const stack = new Stack(azureNative);
        const outer = { resourceGroupName: "rg", location: "x", virtualNetworkName: "net", addressSpace };
        stack.create(network, "net", outer);
        const inner = (name: string, addressPrefix: string) =>
            stack.create(subnet, name, { resourceGroupName: "rg", virtualNetworkName: "net", addressPrefix });
        inner("a", "10.0.0.0/22");
        inner("b", "10.0.4.0/22");
        assert.throws(() => inner("c", "10.0.6.0/24"), /NetcfgSubnetRangesOverlap.*'b'/);
        assert.throws(() => inner("d", "10.1.0.0/24"), /NetcfgInvalidSubnet/);
    });

    it("keep what is in use from being deleted, until it is in use no more", () => {
        const stack = new Stack(azureNative);
        const ip = stack.create("azure-native:network:PublicIPAddress", "ip", {
            resourceGroupName: "rg",
            location: "x",
        });
        const gateway = stack.create("azure-native:network:NatGateway", "nat", {
            resourceGroupName: "rg",
            location: "x",
            publicIpAddresses: [{ id: ip.id }],
        });
        assert.throws(() => {
            stack.delete(ip);
        }, /PublicIPAddressCannotBeDeleted.*natGateways/);
        stack.delete(gateway);
        stack.delete(ip);
    });

    it("do not keep a network from going with its own subnets", () => {
        const stack = new Stack(azureNative);
        const outer = { resourceGroupName: "rg", location: "x", virtualNetworkName: "net" };
        const made = stack.create(network, "net", { ...outer, addressSpace });
        stack.create(subnet, "a", { resourceGroupName: "rg", virtualNetworkName: "net", addressPrefix: "10.0.0.0/24" });
        stack.delete(made);
        assert.throws(
            () =>
                stack.invoke("azure-native:network:getSubnet", {
                    resourceGroupName: "rg",
                    virtualNetworkName: "net",
                    subnetName: "a",
                }),
            /ResourceNotFound/,
        );
    });

    it("allow one role once on one scope", () => {
        const stack = new Stack(azureNative);
        const type = "azure-native:authorization:RoleAssignment";
        const guid = "11111111-2222-4333-8444-555555555555";
        const inputs = {
            scope: "/subscriptions/x/resourceGroups/rg",
            principalId: guid,
            roleDefinitionId: `/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
        };
        stack.create(type, "one", inputs);
        assert.throws(() => stack.create(type, "two", inputs), /RoleAssignmentExists/);
    });

    it("keep a CNAME from standing beside another record", () => {
        const stack = new Stack(azureNative);
        const set = (recordType: string, relativeRecordSetName: string) =>
            stack.create("azure-native:dns:RecordSet", `${recordType}-${relativeRecordSetName}`, {
                resourceGroupName: "rg",
                zoneName: "shop.dev",
                recordType,
                relativeRecordSetName,
                ttl: 300,
            });
        set("A", "www");
        set("TXT", "www");
        assert.throws(() => set("CNAME", "www"), /CNAME record set cannot be created/);
    });
});
