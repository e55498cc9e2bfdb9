import assert from "node:assert/strict";

import { parse } from "yaml";

import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { Stack } from "../support";

const cluster = "azure-native:containerservice:ManagedCluster";
const credentials = "azure-native:containerservice:listManagedClusterUserCredentials";
const name = { resourceGroupName: "rg", resourceName: "aks" };

interface Kubeconfig {
    readonly clusters: readonly { readonly cluster: { readonly server: string } }[];
    readonly users: readonly {
        readonly user: { readonly exec?: { readonly command: string; readonly args: string[] } };
    }[];
}

function kubeconfigOf(result: ValueMap): Kubeconfig {
    const { kubeconfigs } = result as unknown as { kubeconfigs: readonly { readonly value: string }[] };
    return parse(Buffer.from(kubeconfigs[0]?.value ?? "", "base64").toString()) as Kubeconfig;
}

function withCluster(more: ValueMap): Stack {
    const stack = new Stack(azureNative);
    stack.create(cluster, "aks", { ...name, location: "westeurope", dnsPrefix: "shop", ...more });
    return stack;
}

describe("functions of Azure", () => {
    it("tell who and where the rehearsal is", () => {
        const config = new Stack(azureNative).invoke("azure-native:authorization:getClientConfig", {});
        assert.deepEqual(Object.keys(config).sort(), ["clientId", "objectId", "subscriptionId", "tenantId"]);
    });

    it("tell the account that is configured, and make everything in it", () => {
        const subscriptionId = "11111111-2222-4333-8444-555555555555";
        const stack = new Stack(azureNative, { subscriptionId, tenantId: "the-tenant" });
        const config = stack.invoke("azure-native:authorization:getClientConfig", {});
        assert.equal(config.subscriptionId, subscriptionId);
        const inputs = { resourceGroupName: "rg", resourceName: "identity", location: "x" };
        const made = stack.create("azure-native:managedidentity:UserAssignedIdentity", "id", inputs);
        assert.ok(made.id.startsWith(`/subscriptions/${subscriptionId}/resourceGroups/rg/`));
        assert.equal(made.outputs.tenantId, "the-tenant");
    });

    it("hand out the kubeconfig of a cluster, with a login by kubelogin where Entra is integrated", () => {
        const config = kubeconfigOf(
            withCluster({ aadProfile: { managed: true } }).invoke(credentials, { ...name, format: "exec" }),
        );
        assert.match(
            config.clusters[0]?.cluster.server ?? "",
            /^https:\/\/shop-[0-9a-f]{8}\.hcp\.westeurope\.azmk8s\.io:443$/,
        );
        const login = config.users[0]?.user.exec;
        assert.equal(login?.command, "kubelogin");
        assert.ok(login.args.includes("6dae42f8-4368-4678-94ff-3960e28e3630"));
        assert.equal(kubeconfigOf(withCluster({}).invoke(credentials, name)).users[0]?.user.exec, undefined);
    });

    it("point to the private address of a private cluster", () => {
        const config = kubeconfigOf(
            withCluster({ apiServerAccessProfile: { enablePrivateCluster: true } }).invoke(credentials, name),
        );
        assert.match(config.clusters[0]?.cluster.server ?? "", /\.privatelink\.westeurope\.azmk8s\.io:443$/);
    });

    it("give no credentials that the resource does not allow", () => {
        const stack = withCluster({ aadProfile: { managed: true }, disableLocalAccounts: true });
        assert.throws(
            () => stack.invoke("azure-native:containerservice:listManagedClusterAdminCredentials", name),
            /disable local accounts/,
        );
        const registry = { resourceGroupName: "rg", registryName: "shopregistry" };
        stack.create("azure-native:containerregistry:Registry", "it", {
            ...registry,
            location: "x",
            sku: { name: "Basic" },
        });
        assert.throws(
            () => stack.invoke("azure-native:containerregistry:listRegistryCredentials", registry),
            /UnauthorizedForCredentialOperations/,
        );
    });

    it("find what this run made or saw, with its outputs", () => {
        const stack = new Stack(azureNative);
        const registry = { resourceGroupName: "rg", registryName: "shopregistry" };
        const made = stack.create("azure-native:containerregistry:Registry", "it", {
            ...registry,
            location: "westeurope",
            sku: { name: "Basic" },
        });
        const later = new Stack(azureNative);
        later.knows(made);
        const found = later.invoke("azure-native:containerregistry:getRegistry", {
            ...registry,
            registryName: "ShopRegistry",
        });
        assert.equal(found.id, made.id);
        assert.equal(found.loginServer, "shopregistry.azurecr.io");
    });

    it("fail for what is not there, and for what no package declares", () => {
        const stack = new Stack(azureNative);
        const registry = { resourceGroupName: "rg", registryName: "nothing" };
        assert.throws(
            () => stack.invoke("azure-native:containerregistry:getRegistry", registry),
            /resourceGroups\/rg\/providers\/Microsoft\.ContainerRegistry\/registries\/nothing: Status=404 Code="ResourceNotFound"/,
        );
        assert.throws(
            () => stack.invoke("azure-native:containerregistry:getNothing", {}),
            /function azure-native:containerregistry:getNothing is not declared by @pulumi\/azure-native 3\./,
        );
        const { failures } = stack.provider.invoke({
            token: "azure-native:containerregistry:getRegistry",
            args: { resourceGroupName: "rg" },
            preview: false,
        });
        assert.deepEqual(
            failures.map(({ reason }) => reason),
            ["missing required property 'registryName'"],
        );
    });
});

describe("computed values of Azure", () => {
    it("of an identity are the same wherever they are told", () => {
        const stack = new Stack(azureNative);
        const identity = stack.create("azure-native:managedidentity:UserAssignedIdentity", "id", {
            resourceGroupName: "rg",
            resourceName: "identity",
            location: "x",
        });
        const { outputs } = stack.create(cluster, "aks", {
            ...name,
            location: "x",
            dnsPrefix: "shop",
            identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
        });
        const { clientId, principalId } = identity.outputs;
        assert.deepEqual(outputs.identity, {
            type: "UserAssigned",
            userAssignedIdentities: { [identity.id]: { clientId, principalId } },
        });
    });

    it("of a cluster tell the issuer, the kubelet's identity and the group of the nodes", () => {
        const { outputs } = new Stack(azureNative).create(cluster, "aks", {
            ...name,
            location: "West Europe",
            dnsPrefix: "shop",
            kubernetesVersion: "1.36",
        });
        assert.equal(outputs.nodeResourceGroup, "MC_rg_aks_westeurope");
        assert.equal(outputs.currentKubernetesVersion, "1.36.0");
        assert.match(
            JSON.stringify(outputs.oidcIssuerProfile),
            /"issuerURL":"https:\/\/westeurope\.oic\.prod-aks\.azure\.com\/00000000-0000-4000-8000-000000000002\/[0-9a-f-]{36}\/"/,
        );
        assert.match(JSON.stringify(outputs.identityProfile), /userAssignedIdentities\/aks-agentpool/);
    });

    it("are unknown in a preview, except for what was put in", () => {
        const outputs = new Stack(azureNative).preview("azure-native:containerregistry:Registry", "it", {
            resourceGroupName: "rg",
            registryName: "shopregistry",
            location: "westeurope",
            sku: { name: "Basic" },
        });
        assert.equal(outputs.location, "westeurope");
        assert.equal(outputs.loginServer, "04da6b54-80e4-46f7-96ec-b56ff0331ba9");
    });

    it("of a role definition are the lists that were left out, and nothing made up", () => {
        const stack = new Stack(azureNative);
        const role = stack.create("azure-native:authorization:RoleDefinition", "reader", {
            scope: "/subscriptions/00000000-0000-4000-8000-000000000001",
            roleName: "reader",
            permissions: [{ actions: ["*/read"] }],
        });
        assert.deepEqual(role.outputs.permissions, [
            { actions: ["*/read"], notActions: [], dataActions: [], notDataActions: [] },
        ]);
    });
});
