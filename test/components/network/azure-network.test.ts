import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { AzureNetwork } from "@fairlead/components/network/azure-network";
import { AzurePublicAddress } from "@fairlead/components/network/azure-public-address";
import { azureSubnetCidr, networksOverlap } from "@fairlead/components/network/azure-subnets";
import { formatAddress, sizeOf } from "@fairlead/components/shared/cidr";

import { aksReference, build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { networkContract } from "./contract";

const args = { resourceGroupName: "platform", location: "westeurope", tags: { environment: "dev" } };

const subnetType = "azure-native:network:Subnet";
const securityGroupType = "azure-native:network:NetworkSecurityGroup";

describe("AzureNetwork", () => {
    describe("without a NAT gateway", () => {
        networkContract((name) => new AzureNetwork(name, args), 0);
    });
    describe("with a NAT gateway", () => {
        networkContract((name) => new AzureNetwork(name, { ...args, natGateway: true }), 1);
    });

    it("puts nodes into a subnet of their own, behind a security group and without Azure's default way out", async () => {
        const { component, one } = await build(() => new AzureNetwork("dev", args));
        const { inputs } = one(subnetType, "dev-nodes");
        assert.equal(inputs.addressPrefix, "10.20.0.0/22");
        assert.equal(inputs.defaultOutboundAccess, false);
        assert.equal(inputs.natGateway, undefined);
        assert.deepEqual(inputs.serviceEndpoints, [
            { service: "Microsoft.KeyVault" },
            { service: "Microsoft.Storage" },
        ]);
        assert.ok(JSON.stringify(inputs.networkSecurityGroup).includes("dev-nodes-nsg"));
        assert.match(await valueOf(component.nodeSubnetId), /dev-nodes$/);
        assert.equal(one("azure-native:network:VirtualNetwork").inputs.subnets, undefined);
    });

    it("keeps databases and private endpoints apart, each in a subnet that only nodes reach", async () => {
        const { component, one } = await build(() => new AzureNetwork("dev", args));
        const database = one(subnetType, "dev-database").inputs;
        assert.equal(database.addressPrefix, "10.20.4.0/24");
        assert.equal(await valueOf(component.databaseCidr), "10.20.4.0/24");
        assert.deepEqual(database.delegations, [
            { name: "postgresql", serviceName: "Microsoft.DBforPostgreSQL/flexibleServers" },
        ]);
        const endpoints = one(subnetType, "dev-endpoints").inputs;
        assert.equal(endpoints.addressPrefix, "10.20.5.0/24");
        assert.equal(endpoints.privateEndpointNetworkPolicies, "NetworkSecurityGroupEnabled");
        const summary = (name: string) =>
            (one(securityGroupType, name).inputs.securityRules as Record<string, unknown>[]).map((rule) => [
                rule.access,
                rule.sourceAddressPrefix,
                rule.destinationAddressPrefix,
                rule.destinationPortRanges ?? rule.destinationPortRange,
            ]);
        assert.deepEqual(summary("dev-database-nsg"), [
            ["Allow", "10.20.0.0/22", "10.20.4.0/24", ["5432"]],
            ["Allow", "10.20.4.0/24", "10.20.4.0/24", ["5432"]],
            ["Deny", "VirtualNetwork", "*", "*"],
        ]);
        assert.deepEqual(summary("dev-endpoints-nsg"), [
            ["Allow", "10.20.0.0/22", "10.20.5.0/24", ["443", "445", "2049"]],
            ["Deny", "VirtualNetwork", "*", "*"],
        ]);
    });

    it("resolves the names of private endpoints only where there are some", async () => {
        const without = await build(() => new AzureNetwork("dev", args));
        assert.equal(without.component.privateLink, undefined);
        assert.deepEqual(without.all("azure-native:privatedns:PrivateZone"), []);
        const { component, all } = await build(() => new AzureNetwork("dev", { ...args, privateEndpoints: true }));
        assert.deepEqual(
            all("azure-native:privatedns:PrivateZone").map(({ inputs }) => inputs.privateZoneName),
            ["privatelink.vaultcore.azure.net", "privatelink.file.core.windows.net"],
        );
        assert.equal(all("azure-native:privatedns:VirtualNetworkLink").length, 2);
        assert.match(await valueOf(pulumi.output(component.privateLink?.endpointSubnetId ?? "")), /dev-endpoints$/);
    });

    it("lets the Internet reach the public ports only", async () => {
        const { one } = await build(() => new AzureNetwork("dev", { ...args, publicPorts: [443] }));
        const [rule, ...others] = one(securityGroupType, "dev-nodes-nsg").inputs.securityRules as [
            Record<string, unknown>,
        ];
        assert.equal(others.length, 0);
        assert.equal(rule.access, "Allow");
        assert.equal(rule.sourceAddressPrefix, "Internet");
        assert.deepEqual(rule.destinationPortRanges, ["443"]);
    });

    it("opens nothing where no port is public", async () => {
        const { one } = await build(() => new AzureNetwork("dev", { ...args, publicPorts: [] }));
        assert.deepEqual(one(securityGroupType, "dev-nodes-nsg").inputs.securityRules, []);
    });

    it("tags everything that has tags", async () => {
        const { resources } = await build(
            () => new AzureNetwork("dev", { ...args, natGateway: true, privateEndpoints: true }),
        );
        const untagged = resources.filter(
            ({ type, inputs }) => type.startsWith("azure-native:") && !("tags" in inputs),
        );
        assert.deepEqual(new Set(untagged.map(({ type }) => type)), new Set([subnetType]));
    });

    it("refuses networks and ports that Azure would refuse", () => {
        assertFaults(() => new AzureNetwork("dev", { ...args, cidr: "10.20.1.0/16", publicPorts: [443, 0] }), {
            cidr: 'expected an IPv4 network such as 10.20.0.0/16, got "10.20.1.0/16"; use the first address of the network: did you mean 10.20.0.0/16?',
            "publicPorts[1]": "expected a TCP port from 1 to 65535, got 0; name a port, or leave it out",
        });
        assertFaults(() => new AzureNetwork("dev", { ...args, cidr: "10.20.0.0/24" }), {
            cidr: 'expected a mask from /12 to /20, got "10.20.0.0/24"; choose a network of that size',
        });
        assertFaults(() => new AzureNetwork("dev", { ...args, cidr: "172.30.0.0/16" }), {
            cidr: 'expected a network apart from 172.30.0.0/16, which AKS keeps for itself, got "172.30.0.0/16"; choose another private network',
        });
    });

    it("plans subnets apart from each other inside any network it takes, nodes first", () => {
        fc.assert(
            fc.property(fc.nat({ max: 2 ** 32 - 1 }), fc.integer({ min: 12, max: 20 }), (address, length) => {
                const cidr = `${formatAddress(address - (address % sizeOf(length)))}/${length}`;
                const [nodes, database, endpoints] = [
                    azureSubnetCidr(cidr, "nodes"),
                    azureSubnetCidr(cidr, "database"),
                    azureSubnetCidr(cidr, "endpoints"),
                ];
                assert.equal(nodes, cidr.replace(/\/.*/, "/22"));
                for (const [one, other] of [
                    [nodes, database],
                    [nodes, endpoints],
                    [database, endpoints],
                ] as const) {
                    assert.ok(networksOverlap(one, cidr) && networksOverlap(other, cidr));
                    assert.ok(!networksOverlap(one, other));
                }
            }),
        );
    });
});

describe("AzurePublicAddress", () => {
    const create = (name: string) =>
        new AzurePublicAddress(name, { ...args, zones: ["1", "2", "3"], cluster: aksReference });

    it("is a static address that the cluster may attach to its load balancer", async () => {
        const { component, one } = await build(() => create("dev-ingress"));
        const { inputs } = one("azure-native:network:PublicIPAddress");
        assert.equal(inputs.publicIPAllocationMethod, "Static");
        assert.deepEqual(inputs.sku, { name: "Standard" });
        assert.deepEqual(inputs.zones, ["1", "2", "3"]);
        const grant = one("azure-native:authorization:RoleAssignment").inputs;
        assert.equal(grant.principalId, "cluster-principal");
        assert.match(String(grant.scope), /\/resourceGroups\/platform$/);
        assert.match(String(grant.roleDefinitionId), /4d97b98b-1d4f-4787-a291-c67834d212e7$/);
        assert.equal(await valueOf(component.address), "198.51.100.7");
    });

    it("tells AKS by annotations where it is", async () => {
        const { component } = await build(() => create("dev-ingress"));
        assert.deepEqual(await valueOf(component.serviceAnnotations), {
            "service.beta.kubernetes.io/azure-load-balancer-resource-group": "platform",
            "service.beta.kubernetes.io/azure-pip-name": "dev-ingress",
        });
    });
});
