import { AksCluster } from "@fairlead/components/cluster/aks-cluster";
import { AksEgress, type AksClusterArgs } from "@fairlead/components/cluster/aks-cluster-args";

import { assertFaults } from "../faults";

const args: AksClusterArgs = {
    resourceGroupName: "platform",
    network: {
        nodeSubnetId:
            "/subscriptions/1/resourceGroups/platform/providers/Microsoft.Network/virtualNetworks/v/subnets/s",
    },
    systemPool: { name: "system", vmSize: "Standard_D4as_v5", minCount: 1, maxCount: 3 },
    apiServer: { authorizedIpRanges: ["203.0.113.0/24"] },
    adminGroupObjectIds: ["aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"],
};

function refuses(more: Partial<AksClusterArgs>, expected: Readonly<Record<string, string>>, name = "dev"): void {
    assertFaults(() => new AksCluster(name, { ...args, ...more }), expected);
}

describe("AksCluster refuses", () => {
    it("a pool that Azure would refuse, for all reasons at once", () => {
        refuses(
            { systemPool: { name: "System", vmSize: "D4", osDiskSizeGb: 8, minCount: 0, maxCount: 3, zones: ["a"] } },
            {
                "systemPool.name":
                    'expected 1 to 12 lower-case letters and digits, a letter first, got "System"; rename the pool',
                "systemPool.vmSize":
                    'expected a size such as Standard_D4as_v5, got "D4"; take one that az vm list-sizes --location REGION prints',
                "systemPool.osDiskSizeGb":
                    "expected a whole number from 30 to 2048 (GiB), got 8; give a number in these bounds",
                "systemPool.minCount":
                    "expected a whole number from 1 to 1000 (nodes), got 0; give a number in these bounds",
                "systemPool.zones[0]": 'expected the number of a zone such as "1", got "a"; correct the zone',
            },
        );
    });

    it("bounds that leave no number of nodes, and a count outside of them", () => {
        const pool = { ...args.systemPool, name: "apps" };
        refuses(
            {
                userPools: [
                    { ...pool, minCount: 4, maxCount: 2 },
                    { ...pool, name: "more", count: 9 },
                ],
            },
            {
                "userPools[0].maxCount": "expected at least minCount (4), got 2; raise maxCount or lower minCount",
                "userPools[1].count":
                    "expected a whole number from minCount (1) to maxCount (3), got 9; leave count out to begin with minCount nodes",
            },
        );
    });

    it("two pools of a name", () => {
        refuses(
            { userPools: [args.systemPool] },
            { "userPools[0].name": 'expected a name no other pool has, got "system"; rename the pool' },
        );
    });

    it("an API that is open to the whole Internet, or to nobody", () => {
        refuses(
            { apiServer: { authorizedIpRanges: ["0.0.0.0/0"] } },
            {
                "apiServer.authorizedIpRanges[0]":
                    'expected a network smaller than the whole Internet, got "0.0.0.0/0"; name your own networks, or set apiServer.privateCluster to true',
            },
        );
        refuses(
            { apiServer: {} },
            {
                "apiServer.authorizedIpRanges":
                    "expected 1 to 200 networks that may reach the API, got []; name them, or set apiServer.privateCluster to true",
            },
        );
    });

    it("an allow-list for a private API", () => {
        refuses(
            { apiServer: { privateCluster: true, authorizedIpRanges: ["203.0.113.0/24"] } },
            {
                "apiServer.authorizedIpRanges":
                    'expected no ranges for a private cluster, got ["203.0.113.0/24"]; drop them, or set apiServer.privateCluster to false',
            },
        );
    });

    it("a cluster that nobody could administer", () => {
        refuses(
            { adminGroupObjectIds: [] },
            {
                adminGroupObjectIds:
                    "expected at least one Entra group, since local accounts are off, got []; name one whose members administer the cluster",
            },
        );
        refuses(
            { adminGroupObjectIds: ["platform-admins"] },
            {
                "adminGroupObjectIds[0]":
                    'expected an object id (a UUID), got "platform-admins"; give the object id that az ad group show --group NAME --query id prints',
            },
        );
    });

    it("nodes behind a NAT gateway that could not reach the API", () => {
        refuses(
            { egress: AksEgress.NatGateway },
            {
                "network.egressCidrs":
                    "expected the NAT gateway's address, or the nodes cannot reach the API, got nothing; pass an AzureNetwork that has a NAT gateway",
            },
        );
    });

    it("addresses that AKS keeps for itself or gives twice", () => {
        refuses(
            { podCidr: "172.30.0.0/17", serviceCidr: "172.30.0.0/20" },
            {
                podCidr:
                    'expected a network apart from serviceCidr (172.30.0.0/20), got "172.30.0.0/17"; move one of them',
                serviceCidr:
                    'expected a network apart from 172.30.0.0/16, which AKS keeps for itself, got "172.30.0.0/20"; choose another private network',
            },
        );
    });

    it("a version that YAML mistook for a number, a name that Azure refuses, a window and a retention that are too short", () => {
        refuses(
            {
                kubernetesVersion: "v1.36",
                logRetentionDays: 7,
                maintenance: { day: "Monday", startTime: "2am", utcOffset: "CET", durationHours: 2 },
            },
            {
                name: 'expected 1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends, got "-dev"; choose such a name',
                kubernetesVersion:
                    'expected a version such as "1.36", got "v1.36"; write it in quotes, since YAML takes 1.30 for 1.3',
                "maintenance.startTime":
                    'expected a time such as 03:00, got "2am"; write hours and minutes with two digits each',
                "maintenance.utcOffset": 'expected an offset such as +01:00, got "CET"; write sign, hours and minutes',
                "maintenance.durationHours":
                    "expected a whole number from 4 to 24 (hours), got 2; give a number in these bounds",
                logRetentionDays: "expected a whole number from 30 to 730 (days), got 7; give a number in these bounds",
            },
            "-dev",
        );
    });
});
