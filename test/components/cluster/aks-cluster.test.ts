import assert from "node:assert/strict";

import { AksCluster } from "@fairlead/components/cluster/aks-cluster";
import {
    AksEgress,
    AksOsDiskType,
    AksUpgradeChannel,
    type AksClusterArgs,
} from "@fairlead/components/cluster/aks-cluster-args";

import { armId, build } from "../cloud";
import { clusterContract } from "./contract";

const subnet = armId("Microsoft.Network/virtualNetworks/dev/subnets/nodes");
const registry = armId("Microsoft.ContainerRegistry/registries/images");
const args: AksClusterArgs = {
    resourceGroupName: "platform",
    network: { nodeSubnetId: subnet },
    registry: { acrId: registry, loginServer: "images.azurecr.io" },
    systemPool: { name: "system", vmSize: "Standard_D4as_v5", osDiskSizeGb: 64, count: 2, minCount: 1, maxCount: 3 },
    apiServer: { authorizedIpRanges: ["203.0.113.0/24"] },
    adminGroupObjectIds: ["aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"],
};
const clusterType = "azure-native:containerservice:ManagedCluster";
const roles = {
    joinsSubnet: {
        role: "4d97b98b-1d4f-4787-a291-c67834d212e7",
        scope: subnet,
        principal: "principal-of-dev-control-plane",
    },
    pullsImages: {
        role: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
        scope: registry,
        principal: "principal-of-dev-kubelet",
    },
};

async function cluster(more: Partial<AksClusterArgs> = {}): Promise<Readonly<Record<string, unknown>>> {
    const { one } = await build(() => new AksCluster("dev", { ...args, ...more }));
    return one(clusterType).inputs;
}

describe("AksCluster", () => {
    clusterContract((name) => new AksCluster(name, args));

    it("gives the system pool its size, disk, count and bounds, over all zones", async () => {
        assert.deepEqual((await cluster()).agentPoolProfiles, [
            {
                name: "system",
                mode: "System",
                type: "VirtualMachineScaleSets",
                vmSize: "Standard_D4as_v5",
                osType: "Linux",
                osDiskSizeGB: 64,
                enableEncryptionAtHost: true,
                maxPods: 110,
                enableAutoScaling: true,
                count: 2,
                minCount: 1,
                maxCount: 3,
                availabilityZones: ["1", "2", "3"],
                vnetSubnetID: subnet,
                enableNodePublicIP: false,
                upgradeSettings: { maxSurge: "33%" },
                nodeTaints: [],
            },
        ]);
    });

    it("keeps the system pool to itself once there is a pool for workloads", async () => {
        const pool = {
            name: "apps",
            vmSize: "Standard_D2as_v5",
            minCount: 0,
            maxCount: 5,
            zones: [],
            encryptionAtHost: false,
            osDiskType: AksOsDiskType.Ephemeral,
        };
        const { one } = await build(() => new AksCluster("dev", { ...args, userPools: [pool] }));
        const [system] = one(clusterType).inputs.agentPoolProfiles as [{ nodeTaints: string[] }];
        assert.deepEqual(system.nodeTaints, ["CriticalAddonsOnly=true:NoSchedule"]);
        const { inputs } = one("azure-native:containerservice:AgentPool", "dev-apps");
        assert.equal(inputs.agentPoolName, "apps");
        assert.equal(inputs.mode, "User");
        assert.equal(inputs.count, 0);
        assert.equal(inputs.osDiskSizeGB, 64);
        assert.equal(inputs.osDiskType, "Ephemeral");
        assert.equal(inputs.availabilityZones, undefined);
        assert.equal(inputs.enableEncryptionAtHost, false);
    });

    it("lets people in by Entra only, and workloads by their service accounts", async () => {
        const inputs = await cluster();
        assert.equal(inputs.disableLocalAccounts, true);
        assert.equal(inputs.enableRBAC, true);
        assert.deepEqual(inputs.aadProfile, {
            managed: true,
            enableAzureRBAC: false,
            adminGroupObjectIDs: args.adminGroupObjectIds,
        });
        assert.deepEqual(inputs.oidcIssuerProfile, { enabled: true });
        assert.deepEqual(inputs.securityProfile, {
            workloadIdentity: { enabled: true },
            imageCleaner: { enabled: true, intervalHours: 168 },
        });
    });

    it("is held to the policies of its subscription", async () => {
        assert.deepEqual((await cluster()).addonProfiles, { azurepolicy: { enabled: true } });
    });

    it("runs Cilium as data plane and as network policy, with addresses apart from the network's", async () => {
        assert.deepEqual((await cluster()).networkProfile, {
            networkPlugin: "azure",
            networkPluginMode: "overlay",
            networkDataplane: "cilium",
            networkPolicy: "cilium",
            podCidr: "10.244.0.0/16",
            serviceCidr: "10.96.0.0/16",
            dnsServiceIP: "10.96.0.10",
            loadBalancerSku: "standard",
            outboundType: "loadBalancer",
        });
    });

    it("adds the nodes' way out to the allow-list of the API", async () => {
        const inputs = await cluster({
            egress: AksEgress.NatGateway,
            network: { nodeSubnetId: subnet, egressCidrs: ["198.51.100.9/32"] },
        });
        assert.deepEqual(inputs.apiServerAccessProfile, {
            disableRunCommand: true,
            enablePrivateCluster: false,
            authorizedIPRanges: ["203.0.113.0/24", "198.51.100.9/32"],
        });
    });

    it("can hide the API inside the network", async () => {
        assert.deepEqual((await cluster({ apiServer: { privateCluster: true } })).apiServerAccessProfile, {
            disableRunCommand: true,
            enablePrivateCluster: true,
            privateDNSZone: "system",
            enablePrivateClusterPublicFQDN: false,
        });
    });

    it("upgrades patches and node images by itself, in a window", async () => {
        const { one } = await build(() => new AksCluster("dev", { ...args, upgradeChannel: AksUpgradeChannel.Stable }));
        assert.deepEqual(one(clusterType).inputs.autoUpgradeProfile, {
            upgradeChannel: "stable",
            nodeOSUpgradeChannel: "NodeImage",
        });
        assert.deepEqual(one("azure-native:containerservice:MaintenanceConfiguration", "dev-upgrades").inputs, {
            resourceGroupName: "platform",
            resourceName: "dev",
            configName: "aksManagedAutoUpgradeSchedule",
            maintenanceWindow: {
                schedule: { weekly: { dayOfWeek: "Sunday", intervalWeeks: 1 } },
                startTime: "02:00",
                utcOffset: "+00:00",
                durationHours: 4,
            },
        });
    });

    it("keeps the logs of its control plane for as long as it is told, and by default not at all", async () => {
        const { one } = await build(() => new AksCluster("dev_1", { ...args, logRetentionDays: 90 }));
        const workspace = one("azure-native:operationalinsights:Workspace");
        assert.deepEqual(workspace.inputs, {
            workspaceName: "dev-1-logs",
            resourceGroupName: "platform",
            sku: { name: "PerGB2018" },
            retentionInDays: 90,
            features: { disableLocalAuth: true },
        });
        const setting = "azure-native:monitor:DiagnosticSetting";
        const kept = ["kube-audit-admin", "guard", "kube-apiserver", "kube-controller-manager", "kube-scheduler"];
        assert.deepEqual(one(setting).inputs, {
            name: "dev_1-logs",
            resourceUri: armId(`${clusterType.replaceAll(":", "/")}/dev_1`),
            workspaceId: armId(`${workspace.type.replaceAll(":", "/")}/dev_1-logs`),
            logAnalyticsDestinationType: "Dedicated",
            logs: [...kept, "cluster-autoscaler"].map((category) => ({ category, enabled: true })),
        });
        const { resources } = await build(() => new AksCluster("dev", args));
        assert.deepEqual(
            resources.filter(({ type }) => type === setting || type === workspace.type),
            [],
        );
    });

    for (const [right, { role, scope, principal }] of Object.entries(roles)) {
        it(`gives its identities only what they need: ${right}`, async () => {
            const { all } = await build(() => new AksCluster("dev", args));
            const grants = all("azure-native:authorization:RoleAssignment").map(({ inputs }) => inputs);
            assert.equal(grants.length, 3);
            const roleDefinitionId = `/subscriptions/11111111-2222-4333-8444-555555555555/providers/Microsoft.Authorization/roleDefinitions/${role}`;
            assert.deepEqual(
                grants.find((grant) => grant.scope === scope),
                { principalId: principal, principalType: "ServicePrincipal", roleDefinitionId, scope },
            );
        });
    }

    it("logs in with kubelogin, by the Azure CLI unless the environment says otherwise", async () => {
        const { component } = await build(() => new AksCluster("dev", args));
        const config: unknown = await new Promise((resolve) => {
            component.kubeconfig.apply((text) => {
                resolve(JSON.parse(text));
            });
        });
        assert.deepEqual(config, {
            apiVersion: "v1",
            kind: "Config",
            clusters: [
                {
                    name: "dev",
                    cluster: {
                        server: "https://dev.hcp.westeurope.azmk8s.io:443",
                        "certificate-authority-data": "Q0E=",
                    },
                },
            ],
            users: [
                {
                    name: "dev",
                    user: {
                        exec: {
                            apiVersion: "client.authentication.k8s.io/v1beta1",
                            command: "kubelogin",
                            args: [
                                "get-token",
                                "--login",
                                "azurecli",
                                "--server-id",
                                "6dae42f8-4368-4678-94ff-3960e28e3630",
                            ],
                            installHint: "Install kubelogin: https://azure.github.io/kubelogin/install.html",
                            provideClusterInfo: false,
                        },
                    },
                },
            ],
            contexts: [{ name: "dev", context: { cluster: "dev", user: "dev" } }],
            "current-context": "dev",
        });
    });
});
