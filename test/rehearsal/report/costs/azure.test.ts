import assert from "node:assert/strict";
import type { JsonObject } from "../../../../rehearsal/state/json";
import { resource } from "../model/samples";
import { bill, estimate } from "./charges";

const clusterType = "azure-native:containerservice:ManagedCluster";
const location = "westeurope";

const pool: JsonObject = {
    name: "system",
    vmSize: "Standard_D4as_v5",
    osType: "Linux",
    osDiskSizeGB: 64,
    enableAutoScaling: true,
    count: 2,
    minCount: 1,
    maxCount: 3,
};

/** What a cluster with one pool is billed for, without what AKS adds. */
function pooled(changes: JsonObject, more: JsonObject = {}): Readonly<Record<string, unknown>> {
    const inputs = {
        location,
        networkProfile: { outboundType: "userAssignedNATGateway" },
        agentPoolProfiles: [{ ...pool, ...changes }],
        ...more,
    };
    const { "Load balancer of the cluster": balancer, ...rest } = bill([resource(clusterType, "one", inputs)]);
    assert.deepEqual(balancer, [18.25, 18.25]);
    return rest;
}

describe("costs of AKS", () => {
    it("run from the least number of nodes to the most, with their disks", () => {
        assert.deepEqual(pooled({}), {
            "Pool system: 1–3 × Standard_D4as_v5, Linux": [151.84, 455.52],
            "Pool system: 1–3 × OS disk P6 LRS": [11.23, 33.68],
        });
    });

    it("are those of the count where nothing scales", () => {
        assert.deepEqual(pooled({ enableAutoScaling: false }), {
            "Pool system: 2 × Standard_D4as_v5, Linux": [303.68, 303.68],
            "Pool system: 2 × OS disk P6 LRS": [22.45, 22.45],
        });
    });

    it("bill a disk as the next greater size", () => {
        assert.deepEqual(Object.keys(pooled({ osDiskSizeGB: 65 })), [
            "Pool system: 1–3 × Standard_D4as_v5, Linux",
            "Pool system: 1–3 × OS disk P10 LRS",
        ]);
    });

    it("have no disks that come with the machine, and know of none that AKS chooses itself", () => {
        assert.deepEqual(pooled({ vmSize: "Standard_D4ads_v5", osDiskType: "Ephemeral" }), {
            "Pool system: 1–3 × Standard_D4ads_v5, Linux": [182.5, 547.5],
        });
        const unset = pooled({ vmSize: "Standard_D4ads_v5" })["Pool system: OS disks"];
        assert.match(String(unset), /set osDiskType/);
    });

    it("are unknown for Windows, spot, what is decided later, and elsewhere", () => {
        const only = /^Only Linux on demand/;
        assert.match(String(pooled({ osType: "Windows" })["Pool system: 1–3 × Standard_D4as_v5"]), only);
        assert.match(String(pooled({ scaleSetPriority: "Spot" })["Pool system: 1–3 × Standard_D4as_v5"]), only);
        assert.match(String(pooled({ minCount: "[unknown]" })["Nodes of pool system"]), /after a deployment/);
        const elsewhere = bill([resource(clusterType, "one", { location: "northeurope", agentPoolProfiles: [pool] })]);
        assert.equal(
            elsewhere["Pool system: 1–3 × Standard_D4as_v5, Linux"],
            "No source was found that tells its price in northeurope.",
        );
    });

    it("know a region by both its names", () => {
        assert.deepEqual(pooled({}, { location: "West Europe" }), pooled({}));
    });

    it("add the tier, and the address that AKS makes", () => {
        const inputs = { location, sku: { tier: "Standard" } };
        assert.deepEqual(bill([resource(clusterType, "one", inputs)]), {
            "Outgoing public address of the cluster": [3.65, 3.65],
            "AKS Standard tier": [73, 73],
            "Load balancer of the cluster": [18.25, 18.25],
        });
        const premium = bill([resource(clusterType, "one", { location, sku: { tier: "Premium" } })]);
        assert.deepEqual(premium["AKS Premium tier"], [438, 438]);
    });

    it("of a pool of its own are those of its cluster's region", () => {
        const cluster = resource(clusterType, "one", { location });
        const own = { ...pool, name: null };
        const apps = resource(
            "azure-native:containerservice:AgentPool",
            "apps",
            { ...own, agentPoolName: "apps" },
            { dependencies: [cluster.urn] },
        );
        assert.deepEqual(bill([cluster, apps])["Pool apps: 1–3 × Standard_D4as_v5, Linux"], [151.84, 455.52]);
    });
});

describe("costs on Azure", () => {
    it("are by the month, by the day, or by the hour, as the price is", () => {
        assert.deepEqual(
            bill([
                resource("azure-native:network:PrivateEndpoint", "one", { location }),
                resource("azure-native:containerregistry:Registry", "one", { location, sku: { name: "Premium" } }),
                resource("azure-native:network:NatGateway", "one", { location, sku: { name: "Standard" } }),
                resource("azure-native:network:PublicIPAddress", "one", { location, sku: { name: "Standard" } }),
                resource("azure-native:dns:Zone", "one", { location: "global" }),
                resource("azure-native:privatedns:PrivateZone", "one", { location: "global" }),
            ]),
            {
                "Container registry, Premium": [50.69, 50.69],
                "Private endpoint": [7.3, 7.3],
                "NAT gateway, Standard": [32.85, 32.85],
                "Public address, Standard": [3.65, 3.65],
                "Public DNS zone": [0.5, 0.5],
                "Private DNS zone": [0.5, 0.5],
            },
        );
    });

    it("of a database are those of its cores and storage, and of its standby once more", () => {
        const type = "azure-native:dbforpostgresql:Server";
        const inputs = { location, sku: { name: "Standard_D2ds_v5" }, storage: { storageSizeGB: 128 } };
        assert.deepEqual(bill([resource(type, "one", inputs)]), {
            "PostgreSQL: 1 × Standard_D2ds_v5": [154.76, 154.76],
            "PostgreSQL: 1 × 128 GiB of storage": [17.52, 17.52],
        });
        const highAvailability = { mode: "ZoneRedundant" };
        assert.deepEqual(bill([resource(type, "one", { ...inputs, highAvailability })]), {
            "PostgreSQL and its standby: 2 × Standard_D2ds_v5": [309.52, 309.52],
            "PostgreSQL and its standby: 2 × 128 GiB of storage": [35.05, 35.05],
        });
    });

    it("of a database that is burstable are those of its machine, and unknown where nothing tells them", () => {
        const database = (name: string, storage: JsonObject) =>
            bill([resource("azure-native:dbforpostgresql:Server", "one", { location, sku: { name }, storage })]);
        assert.deepEqual(database("Standard_B1ms", { storageSizeGB: 32 }), {
            "PostgreSQL: 1 × Standard_B1ms": [14.53, 14.53],
            "PostgreSQL: 1 × 32 GiB of storage": [4.38, 4.38],
        });
        const other = database("Standard_D2pds_v9", { storageSizeGB: 32, type: "UltraSSD_LRS" });
        assert.match(String(other["PostgreSQL: 1 × Standard_D2pds_v9"]), /^No source was found/);
        assert.match(String(other["PostgreSQL: 1 × 32 GiB of storage"]), /^No source was found/);
        const later = database("[unknown]", { storageSizeGB: "[unknown]" });
        assert.match(String(later["PostgreSQL: servers"]), /only after a deployment/);
        assert.match(String(later["PostgreSQL: storage"]), /only after a deployment/);
    });

    it("are the same in all regions where Azure has one price for all", () => {
        assert.deepEqual(
            bill([
                resource("azure-native:network:NatGateway", "one", { location: "northeurope" }),
                resource("azure-native:network:PrivateEndpoint", "one", { location: "[unknown]" }),
            ]),
            { "NAT gateway, Standard": [32.85, 32.85], "Private endpoint": [7.3, 7.3] },
        );
    });

    it("of an extension of the cluster are unknown, not nothing", () => {
        const type = "azure-native:kubernetesconfiguration:Extension";
        const extension = resource(type, "one", { extensionType: "microsoft.flux" });
        assert.match(String(bill([extension])["Extension microsoft.flux"]), /^No source was found/);
    });

    it("name logs that are kept for longer than is free", () => {
        const logs = (retentionInDays: number) =>
            estimate([
                resource("azure-native:operationalinsights:Workspace", "one", { location, retentionInDays }),
            ]).assumptions.filter((text) => text.includes("keeps after 31 days"));
        assert.deepEqual(logs(31), []);
        assert.match(logs(90)[0] ?? "", /\$0\.13 per GB and month/);
    });

    it("name what is paid by use, with its price where there is one", () => {
        const { lines, assumptions } = estimate([
            resource("azure-native:keyvault:Vault", "one", { location }),
            resource("azure-native:storage:StorageAccount", "one", {
                location,
                kind: "FileStorage",
                sku: { name: "Premium_ZRS" },
            }),
        ]);
        assert.deepEqual(lines, []);
        assert.ok(assumptions.includes("Paid by use, not included: operations of key vaults."));
        assert.ok(
            assumptions.some((text) => text.includes("file shares that applications claim ($0.24 per GB and month")),
        );
    });
});
