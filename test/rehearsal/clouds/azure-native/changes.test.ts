import assert from "node:assert/strict";

import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { Stack, kindsOf } from "../support";

const cluster = "azure-native:containerservice:ManagedCluster";
const pool = "azure-native:containerservice:AgentPool";
const registry = "azure-native:containerregistry:Registry";

const clusterInputs: ValueMap = {
    resourceGroupName: "rg",
    resourceName: "aks",
    location: "westeurope",
    dnsPrefix: "aks",
    networkProfile: { networkPlugin: "azure", outboundType: "loadBalancer", loadBalancerSku: "standard" },
    agentPoolProfiles: [{ name: "system", mode: "System", count: 1, vmSize: "Standard_B2s" }],
};
const registryInputs: ValueMap = {
    resourceGroupName: "rg",
    registryName: "shopregistry",
    location: "westeurope",
    sku: { name: "Basic" },
};

describe("changes in Azure", () => {
    it("are none where nothing changed", () => {
        const stack = new Stack(azureNative);
        const result = stack.diff(stack.create(cluster, "aks", clusterInputs), clusterInputs);
        assert.equal(result.changes, "none");
        assert.equal(result.detailedDiff?.size, 0);
    });

    it("replace for the name and the group, and delete first what has a given name", () => {
        const stack = new Stack(azureNative);
        const made = stack.create(registry, "it", registryInputs);
        const result = stack.diff(made, { ...registryInputs, registryName: "otherregistry" });
        assert.deepEqual(kindsOf(result), { registryName: "update-replace" });
        assert.deepEqual(result.replaces, ["registryName"]);
        assert.equal(result.deleteBeforeReplace, true);
        const unnamed = { resourceGroupName: "rg", location: "westeurope", sku: { name: "Basic" } };
        const generated = stack.create(registry, "generated", unnamed);
        assert.equal(stack.diff(generated, { ...unnamed, resourceGroupName: "other" }).deleteBeforeReplace, false);
    });

    it("replace a cluster for exactly the parts of its network that Azure can't change", () => {
        const stack = new Stack(azureNative);
        const made = stack.create(cluster, "aks", clusterInputs);
        const network = (change: ValueMap) => ({
            ...clusterInputs,
            networkProfile: {
                networkPlugin: "azure",
                outboundType: "loadBalancer",
                loadBalancerSku: "standard",
                ...change,
            },
        });
        const kinds = (inputs: ValueMap) => kindsOf(stack.diff(made, inputs));
        assert.deepEqual(kinds(network({ outboundType: "none" })), { "networkProfile.outboundType": "update-replace" });
        assert.deepEqual(kinds(network({ loadBalancerSku: "basic" })), { "networkProfile.loadBalancerSku": "update" });
        assert.deepEqual(kinds(network({ podCidr: "10.244.0.0/16" })), { "networkProfile.podCidr": "add-replace" });
        assert.deepEqual(kinds({ ...clusterInputs, dnsPrefix: "other" }), { dnsPrefix: "update-replace" });
        assert.deepEqual(kinds({ ...clusterInputs, kubernetesVersion: "1.36" }), { kubernetesVersion: "add" });
    });

    it("replace for a location that its documentation calls final", () => {
        const stack = new Stack(azureNative);
        const made = stack.create(registry, "it", registryInputs);
        assert.deepEqual(kindsOf(stack.diff(made, { ...registryInputs, location: "northeurope" })), {
            location: "update-replace",
        });
        const vault = { resourceGroupName: "rg", vaultName: "shop-vault", location: "a", properties: {} };
        const properties = { tenantId: "11111111-2222-4333-8444-555555555555", sku: { family: "A", name: "standard" } };
        const kept = stack.create("azure-native:keyvault:Vault", "it", { ...vault, properties });
        assert.equal(stack.diff(kept, { ...vault, properties, location: "b" }).changes, "some");
    });

    it("are refused where Azure neither changes nor the provider replaces", () => {
        const stack = new Stack(azureNative);
        const inputs = { resourceGroupName: "rg", resourceName: "aks", agentPoolName: "user", osDiskType: "Managed" };
        const made = stack.create(pool, "user", inputs);
        assert.deepEqual(kindsOf(stack.diff(made, { ...inputs, vmSize: "Standard_B2s" })), { vmSize: "add-replace" });
        assert.throws(
            () => stack.update(made, { ...inputs, osDiskType: "Ephemeral" }),
            /Code="PropertyChangeNotAllowed".*osDiskType/,
        );
        const aks = stack.create(cluster, "aks", clusterInputs);
        const agentPoolProfiles = [{ name: "system", mode: "System", count: 1, vmSize: "Standard_B4s" }];
        assert.throws(
            () => stack.update(aks, { ...clusterInputs, agentPoolProfiles }),
            /PropertyChangeNotAllowed.*vmSize/,
        );
        const network = { resourceGroupName: "rg", networkSecurityGroupName: "nsg", location: "westeurope" };
        const nsg = stack.create("azure-native:network:NetworkSecurityGroup", "nsg", network);
        assert.throws(
            () => stack.update(nsg, { ...network, location: "eastus" }),
            /InvalidResourceLocation.*westeurope.*eastus/,
        );
    });

    it("in place keep what the cloud computed", () => {
        const stack = new Stack(azureNative);
        const made = stack.create(cluster, "aks", clusterInputs);
        const { outputs } = stack.update(made, { ...clusterInputs, tags: { a: "b" } });
        assert.deepEqual(outputs.tags, { a: "b" });
        assert.deepEqual({ ...outputs, tags: null }, { ...made.outputs, tags: null });
    });

    it("are as the program has them for what was imported by its id", () => {
        const stack = new Stack(azureNative);
        const id = stack.create(registry, "it", registryInputs).id;
        const importing = new Stack(azureNative);
        const request = { urn: "", type: registry, name: "it", id };
        const read = importing.provider.read({ ...request, inputs: undefined, outputs: {} });
        assert.ok(read);
        const imported = { ...request, inputs: read.inputs, outputs: read.outputs };
        assert.equal(importing.diff(imported, registryInputs).changes, "none");
        assert.deepEqual(kindsOf(importing.diff(imported, { ...registryInputs, registryName: "otherregistry" })), {
            registryName: "update-replace",
        });
    });
});
