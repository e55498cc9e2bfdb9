import assert from "node:assert/strict";

import { EksCluster } from "@fairlead/components/cluster/eks-cluster";
import type { EksClusterArgs } from "@fairlead/components/cluster/eks-cluster-args";

import { awsNetworkReference, build, type Built } from "../cloud";
import { clusterContract } from "./contract";

const pool = { name: "general", instanceTypes: ["m7g.large"], minCount: 2, maxCount: 6 };
const args: EksClusterArgs = {
    network: awsNetworkReference,
    nodePools: [pool],
    apiServer: { authorizedIpRanges: ["203.0.113.0/24"] },
    tags: { team: "platform" },
};
/** As the SDK completes it. */
const noAddon = { enabled: false, resolveConflictsOnCreate: "OVERWRITE", resolveConflictsOnUpdate: "OVERWRITE" };
const admin = "arn:aws:iam::111122223333:role/platform-admins";

async function cluster(more: Partial<EksClusterArgs> = {}): Promise<Built<EksCluster>> {
    return build(() => new EksCluster("dev", { ...args, ...more }));
}

async function controlPlane(more: Partial<EksClusterArgs> = {}): Promise<Readonly<Record<string, unknown>>> {
    return (await cluster(more)).one("eks:index:Cluster").inputs;
}

async function nodeGroup(more: Partial<EksClusterArgs["nodePools"][0]> = {}) {
    const { one } = await cluster({ nodePools: [{ ...pool, ...more }] });
    return {
        group: one("aws:eks/nodeGroup:NodeGroup").inputs,
        template: one("aws:ec2/launchTemplate:LaunchTemplate").inputs,
    };
}

describe("EksCluster", () => {
    clusterContract((name) => new EksCluster(name, args));

    it("has a control plane of the component, whose nodes and add-ons are made apart", async () => {
        const { one } = await cluster();
        const { inputs } = one("eks:index:Cluster", "dev");
        assert.deepEqual(inputs, {
            name: "dev",
            version: "1.36",
            vpcId: awsNetworkReference.vpcId,
            privateSubnetIds: awsNetworkReference.privateSubnetIds,
            endpointPrivateAccess: true,
            endpointPublicAccess: true,
            publicAccessCidrs: ["203.0.113.0/24"],
            authenticationMode: "API",
            accessEntries: {},
            enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
            encryptionConfigKeyArn: inputs.encryptionConfigKeyArn,
            upgradePolicy: { supportType: "STANDARD" },
            deletionProtection: true,
            skipDefaultNodeGroup: true,
            createInstanceRole: false,
            skipDefaultSecurityGroups: true,
            bootstrapSelfManagedAddons: false,
            useDefaultVpcCni: true,
            kubeProxyAddonOptions: noAddon,
            corednsAddonOptions: noAddon,
            tags: { team: "platform" },
        });
    });

    it("keeps the control plane's logs for a while, in a group that is there before EKS could make one", async () => {
        const { one } = await cluster({ logRetentionDays: 90 });
        const { inputs } = one("aws:cloudwatch/logGroup:LogGroup");
        assert.equal(inputs.name, "/aws/eks/dev/cluster");
        assert.equal(inputs.retentionInDays, 90);
    });

    it("encrypts secrets with a key of its own that rotates", async () => {
        const { one } = await cluster();
        assert.equal(one("aws:kms/key:Key", "dev-secrets").inputs.enableKeyRotation, true);
    });

    it("can hide the API inside the network", async () => {
        const inputs = await controlPlane({ apiServer: { privateCluster: true } });
        assert.equal(inputs.endpointPublicAccess, false);
        assert.equal(inputs.endpointPrivateAccess, true);
        assert.equal(inputs.publicAccessCidrs, undefined);
    });

    it("makes named principals administrators, by keys that do not depend on their order", async () => {
        const other = "arn:aws:iam::111122223333:user/ops/jane";
        const one = (await controlPlane({ adminPrincipalArns: [admin, other] })).accessEntries as object;
        const two = (await controlPlane({ adminPrincipalArns: [other, admin] })).accessEntries;
        assert.deepEqual(one, two);
        const entries = Object.values(one) as unknown[];
        assert.equal(entries.length, 2);
        assert.deepEqual(entries[0], {
            principalArn: admin,
            accessPolicies: {
                admin: {
                    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                    accessScope: { type: "cluster" },
                },
            },
        });
    });

    it("lets the number of nodes follow the load between the bounds, in private subnets", async () => {
        const { group } = await nodeGroup({ count: 3 });
        assert.deepEqual(group.scalingConfig, { desiredSize: 3, minSize: 2, maxSize: 6 });
        assert.deepEqual(group.subnetIds, awsNetworkReference.privateSubnetIds);
        assert.deepEqual(group.updateConfig, { maxUnavailablePercentage: 33 });
        assert.deepEqual(group.nodeRepairConfig, { enabled: true });
        assert.equal(group.version, "1.36");
        assert.equal(group.capacityType, "ON_DEMAND");
        // Pulumi's own name, so that a new group can stand beside the one it replaces.
        assert.equal(group.nodeGroupName, undefined);
    });

    it("gives nodes the image of their processor", async () => {
        assert.equal((await nodeGroup()).group.amiType, "AL2023_ARM_64_STANDARD");
        for (const type of ["m7i.large", "g5.xlarge", "t3.medium"]) {
            assert.equal((await nodeGroup({ instanceTypes: [type] })).group.amiType, "AL2023_x86_64_STANDARD");
        }
    });

    it("keeps the nodes' credentials from pods, and encrypts their disks", async () => {
        const { template } = await nodeGroup({ diskSizeGb: 100 });
        assert.deepEqual(template.metadataOptions, {
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
        });
        assert.deepEqual(template.blockDeviceMappings, [
            {
                deviceName: "/dev/xvda",
                ebs: { encrypted: "true", volumeType: "gp3", volumeSize: 100, deleteOnTermination: "true" },
            },
        ]);
        // With an image or a start-up script of its own, EKS would leave both to us.
        assert.equal(template.imageId, undefined);
        assert.equal(template.userData, undefined);
    });

    it("gives nodes the rights to join and to pull, and no more", async () => {
        const { all } = await cluster();
        const ofNodes = all("aws:iam/rolePolicyAttachment:RolePolicyAttachment").filter(({ name }) =>
            name.startsWith("dev-nodes-"),
        );
        assert.deepEqual(
            ofNodes.map(({ inputs }) => inputs.policyArn),
            [
                "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
                "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
            ],
        );
    });

    it("pins add-ons to those of the cluster's version, and gives rights to service accounts", async () => {
        const { all } = await cluster({ kubernetesVersion: "1.35" });
        const addons = all("aws:eks/addon:Addon").map(({ inputs }) => inputs);
        assert.deepEqual(Object.fromEntries(addons.map(({ addonName, addonVersion }) => [addonName, addonVersion])), {
            "vpc-cni": "v1.22.4-eksbuild.3",
            "kube-proxy": "v1.35.3-eksbuild.29",
            "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
            coredns: "v1.13.2-eksbuild.31",
            "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
            "metrics-server": "v0.9.0-eksbuild.11",
        });
        const cni = addons.find(({ addonName }) => addonName === "vpc-cni");
        assert.deepEqual(JSON.parse(String(cni?.configurationValues)), { enableNetworkPolicy: "true" });
        const accounts = addons.flatMap(({ podIdentityAssociations = [] }) =>
            (podIdentityAssociations as { serviceAccount: string }[]).map(({ serviceAccount }) => serviceAccount),
        );
        assert.deepEqual(accounts, ["aws-node", "ebs-csi-controller-sa"]);
    });

    it("scales by an autoscaler of the cluster's version, which may size the groups of this cluster only", async () => {
        const { one } = await cluster({ kubernetesVersion: "1.35" });
        const values = one("kubernetes:helm.sh/v3:Release").inputs.values as Record<string, unknown>;
        assert.deepEqual(values.image, { tag: "v1.35.2" });
        assert.deepEqual(values.autoDiscovery, { clusterName: "dev" });
        assert.equal(values.awsRegion, "eu-west-1");
        const policy = JSON.parse(String(one("aws:iam/rolePolicy:RolePolicy").inputs.policy)) as {
            Statement: { Action: string[]; Condition?: object }[];
        };
        const [sees, sizes] = policy.Statement;
        assert.ok(sees?.Action.every((action) => /:(Describe|Get)/.test(action)));
        assert.deepEqual(sizes?.Condition, {
            StringEquals: { "autoscaling:ResourceTag/kubernetes.io/cluster/dev": ["owned"] },
        });
    });

    it("stores volumes on encrypted disks unless a claim asks for something else", async () => {
        const { one } = await cluster();
        const { inputs } = one("kubernetes:storage.k8s.io/v1:StorageClass");
        assert.deepEqual(inputs.parameters, { type: "gp3", encrypted: "true" });
        assert.equal(inputs.volumeBindingMode, "WaitForFirstConsumer");
        assert.deepEqual(inputs.metadata, {
            name: "gp3",
            annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
        });
    });
});
