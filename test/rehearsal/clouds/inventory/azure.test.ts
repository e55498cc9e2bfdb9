import assert from "node:assert/strict";

import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { type Deployed, Stack } from "../support";
import { Memory } from "./memory";

const config = { location: "westeurope" };
const resourceGroupName = "shop";

describe("Azure, from run to run", () => {
    new Memory();

    /** Each resource is made and deleted by a process of its own, which only knows the group. */
    function make(type: string, name: string, inputs: ValueMap): Deployed {
        return new Stack(azureNative, config).create(`azure-native:${type}`, name, { resourceGroupName, ...inputs });
    }
    function lockOn({ id }: Deployed): Deployed {
        const inputs = { lockName: "keep", level: "CanNotDelete", scope: id };
        return new Stack(azureNative, config).create(
            "azure-native:authorization:ManagementLockByScope",
            "lock",
            inputs,
        );
    }
    function remove(resource: Deployed): void {
        new Stack(azureNative, config).delete(resource);
    }
    const group = () => make("resources:ResourceGroup", "shop", {});
    const address = () =>
        make("network:PublicIPAddress", "ip", {
            ...{ publicIpAddressName: "ip", publicIPAllocationMethod: "Static" },
            sku: { name: "Standard" },
        });

    it("keeps all that a lock stands on or over, and lets the lock itself go", () => {
        const [parent, ip] = [group(), address()];
        const lock = lockOn(ip);
        for (const locked of [ip, parent]) {
            assert.throws(() => {
                remove(locked);
            }, /Status=409 Code="ScopeLocked" Message="The scope '\/subscriptions\/\S+' cannot perform delete operation because following scope\(s\) are locked: '\/subscriptions\/\S+\/ip'\. Please remove the lock and try again\."/);
        }
        remove(lock);
        remove(ip);
        remove(parent);
    });

    it("keeps what is in a locked group", () => {
        const [parent, ip] = [group(), address()];
        const lock = lockOn(parent);
        assert.throws(() => {
            remove(ip);
        }, /ScopeLocked/);
        remove(lock);
        remove(parent);
    });

    it("keeps a subnet, its network and an address that others use", () => {
        const network = make("network:VirtualNetwork", "net", {
            virtualNetworkName: "net",
            addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
        });
        const ip = address();
        const gateway = make("network:NatGateway", "nat", {
            ...{ natGatewayName: "nat", sku: { name: "Standard" } },
            publicIpAddresses: [{ id: ip.id }],
        });
        const subnet = make("network:Subnet", "nodes", {
            ...{ virtualNetworkName: "net", subnetName: "nodes", addressPrefix: "10.0.0.0/24" },
            natGateway: { id: gateway.id },
        });
        const cluster = make("containerservice:ManagedCluster", "aks", {
            ...{ resourceName: "aks", dnsPrefix: "aks", identity: { type: "SystemAssigned" } },
            agentPoolProfiles: [
                { name: "system", mode: "System", count: 1, vmSize: "Standard_D2s_v5", vnetSubnetID: subnet.id },
            ],
        });
        const refused = (resource: Deployed, code: RegExp) => {
            assert.throws(() => {
                remove(resource);
            }, code);
        };
        refused(subnet, /InUseSubnetCannotBeDeleted.*aks/);
        refused(network, /InUseSubnetCannotBeDeleted/);
        refused(gateway, /CannotDeleteNatGatewayAssociatedToSubnet/);
        refused(ip, /PublicIPAddressCannotBeDeleted/);
        for (const resource of [cluster, subnet, gateway, ip, network]) {
            remove(resource);
        }
    });

    it("deletes a group with all that is in it", () => {
        const parent = group();
        address();
        remove(parent);
    });
});
