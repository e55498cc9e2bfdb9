import assert from "node:assert/strict";

import { SampleProject } from "../../cli/sample-project";

const program = `
const aws = require("@pulumi/aws");
const eks = require("@pulumi/eks");
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
const subnets = ["a", "b"].map((zone, index) => new aws.ec2.Subnet(zone, {
    vpcId: vpc.id, cidrBlock: "10.0." + index + ".0/24", availabilityZone: "eu-west-1" + zone,
}));
const subnetIds = subnets.map(({ id }) => id);
const policy = JSON.stringify({ Version: "2012-10-17", Statement: [{
    Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" },
}] });
const nodeRole = new aws.iam.Role("nodes", { assumeRolePolicy: policy });
const admin = { policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy", accessScope: { type: "cluster" } };
const cluster = new eks.Cluster("c", {
    vpcId: vpc.id, privateSubnetIds: subnetIds, authenticationMode: "API", version: "1.35", skipDefaultNodeGroup: true,
    createInstanceRole: false, skipDefaultSecurityGroups: true,
    accessEntries: { ops: { principalArn: nodeRole.arn, accessPolicies: { admin } } },
    storageClasses: { gp3: { type: "gp3", default: true, encrypted: true } },
});
new eks.ManagedNodeGroup("workers", { cluster, nodeRole, subnetIds, enableIMDSv2: true, diskSize: 30 });
new eks.Addon("agent", { cluster, addonName: "eks-pod-identity-agent", addonVersion: "v1.3.10-eksbuild.2" });
const mapped = new eks.Cluster("m", {
    vpcId: vpc.id, subnetIds, skipDefaultNodeGroup: true, instanceRole: nodeRole, useDefaultVpcCni: true,
    kubeProxyAddonOptions: { enabled: false },
    userMappings: [{ userArn: "arn:aws:iam::123456789012:user/u", username: "u", groups: ["system:masters"] }],
});
const automatic = new eks.Cluster("auto", { vpcId: vpc.id, subnetIds, authenticationMode: "API", autoMode: { enabled: true } });
exports.kubeconfig = cluster.kubeconfigJson;
exports.withProfile = cluster.getKubeconfig({ profileName: "team" }).result;
exports.securityGroup = cluster.clusterSecurityGroupId;
exports.sameName = pulumi.all([cluster.eksCluster.name, cluster.core.apply(({ cluster }) => cluster.name)])
    .apply(([outside, inside]) => outside === inside);
`;

interface Resource {
    readonly urn: string;
    readonly type: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly parent?: string;
    readonly outputs: Readonly<Record<string, unknown>>;
}

describe("eks components", function () {
    this.timeout(120_000);
    const project = new SampleProject(program, "config: { aws:region: eu-west-1 }\n");
    let resources: readonly Resource[] = [];
    before(() => {
        const { code, stdout, stderr } = project.run("up", "--stack", "dev");
        assert.equal(code, 0, stdout + stderr);
        const state = JSON.parse(project.run("export", "--stack", "dev").stdout) as {
            deployment: { resources: Resource[] };
        };
        resources = state.deployment.resources;
    });
    after(() => {
        project.remove();
    });

    const nameOf = (urn: string) => urn.split("::").at(-1) ?? "";
    const childrenOf = (name: string) =>
        resources.filter(({ parent = "" }) => nameOf(parent) === name).map(({ type, urn }) => `${type} ${nameOf(urn)}`);
    const inputsOf = (type: string, name: string) =>
        resources.find((resource) => resource.type === type && nameOf(resource.urn) === name)?.inputs;

    it("make the children of a cluster with access entries", () => {
        assert.deepEqual(childrenOf("c").sort(), [
            "aws:eks/accessEntry:AccessEntry c-ops",
            "aws:eks/addon:Addon c-kube-proxy",
            "aws:eks/cluster:Cluster c-eksCluster",
            "eks:index:Addon agent",
            "eks:index:ServiceRole c-eksRole",
            "eks:index:VpcCniAddon c-vpc-cni",
            "kubernetes:storage.k8s.io/v1:StorageClass c-gp3",
            "pulumi:providers:kubernetes c-eks-k8s",
        ]);
        assert.deepEqual(childrenOf("c-eksRole"), [
            "aws:iam/role:Role c-eksRole-role",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment c-eksRole-4b490823",
        ]);
        assert.deepEqual(childrenOf("c-ops"), ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation c-ops-admin"]);
    });

    it("set what pulumi-eks sets", () => {
        const { accessConfig, bootstrapSelfManagedAddons, version } =
            inputsOf("aws:eks/cluster:Cluster", "c-eksCluster") ?? {};
        assert.deepEqual(
            [accessConfig, bootstrapSelfManagedAddons, version],
            [{ authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true }, true, "1.35"],
        );
        const { preserve, configurationValues } = inputsOf("aws:eks/addon:Addon", "c-vpc-cni") ?? {};
        assert.deepEqual(
            [preserve, JSON.parse(String(configurationValues))],
            [
                true,
                {
                    env: {
                        AWS_VPC_ENI_MTU: "9001",
                        AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false",
                        AWS_VPC_K8S_CNI_EXTERNALSNAT: "false",
                        AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG",
                        AWS_VPC_K8S_CNI_LOG_FILE: "/host/var/log/aws-routed-eni/ipamd.log",
                        AWS_VPC_K8S_CNI_VETHPREFIX: "eni",
                        AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
                        AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
                        ENABLE_POD_ENI: "false",
                        WARM_ENI_TARGET: "1",
                    },
                    init: { env: { DISABLE_TCP_EARLY_DEMUX: "false" } },
                },
            ],
        );
        const { provisioner, parameters } = inputsOf("kubernetes:storage.k8s.io/v1:StorageClass", "c-gp3") ?? {};
        assert.deepEqual([provisioner, parameters], ["kubernetes.io/aws-ebs", { type: "gp3", encrypted: "true" }]);
    });

    it("make a node group with a launch template where it needs one", () => {
        assert.deepEqual(childrenOf("workers").sort(), [
            "aws:ec2/launchTemplate:LaunchTemplate workers-launchTemplate",
            "aws:eks/nodeGroup:NodeGroup workers",
        ]);
        const { scalingConfig, diskSize } = inputsOf("aws:eks/nodeGroup:NodeGroup", "workers") ?? {};
        assert.deepEqual([scalingConfig, diskSize], [{ desiredSize: 2, minSize: 1, maxSize: 2 }, undefined]);
    });

    it("let nodes and users in by a ConfigMap where there are no access entries", () => {
        assert.deepEqual(childrenOf("m").sort(), [
            "aws:ec2/securityGroup:SecurityGroup m-eksClusterSecurityGroup",
            "aws:ec2/securityGroup:SecurityGroup m-nodeSecurityGroup",
            "aws:ec2/securityGroupRule:SecurityGroupRule m-eksClusterIngressRule",
            "aws:ec2/securityGroupRule:SecurityGroupRule m-eksClusterInternetEgressRule",
            "aws:ec2/securityGroupRule:SecurityGroupRule m-eksExtApiServerClusterIngressRule",
            "aws:ec2/securityGroupRule:SecurityGroupRule m-eksNodeClusterIngressRule",
            "aws:ec2/securityGroupRule:SecurityGroupRule m-eksNodeIngressRule",
            "aws:ec2/securityGroupRule:SecurityGroupRule m-eksNodeInternetEgressRule",
            "aws:eks/cluster:Cluster m-eksCluster",
            "eks:index:ServiceRole m-eksRole",
            "kubernetes:core/v1:ConfigMap m-nodeAccess",
            "pulumi:providers:kubernetes m-eks-k8s",
        ]);
        const { mapRoles, mapUsers } = (inputsOf("kubernetes:core/v1:ConfigMap", "m-nodeAccess")?.data ?? {}) as {
            mapRoles?: string;
            mapUsers?: string;
        };
        assert.match(
            mapRoles ?? "",
            /^- rolearn: arn:aws:iam::\d+:role\/nodes-\w+\n {2}username: system:node:\{\{EC2PrivateDNSName\}\}\n {2}groups:\n {4}- system:bootstrappers\n/,
        );
        assert.match(mapUsers ?? "", /^- userarn: arn:aws:iam::123456789012:user\/u\n {2}username: u\n/);
    });

    it("set what Auto Mode needs together, with a role for its nodes", () => {
        const { computeConfig, storageConfig, bootstrapSelfManagedAddons } = (inputsOf(
            "aws:eks/cluster:Cluster",
            "auto-eksCluster",
        ) ?? {}) as {
            computeConfig?: { nodePools?: string[] };
            storageConfig?: unknown;
            bootstrapSelfManagedAddons?: boolean;
        };
        assert.deepEqual(
            [computeConfig?.nodePools, storageConfig, bootstrapSelfManagedAddons],
            [["general-purpose", "system"], { blockStorage: { enabled: true } }, false],
        );
        assert.ok(childrenOf("auto").includes("eks:index:ServiceRole auto-nodeRole"));
    });

    it("tell the program what it made", () => {
        const outputs = JSON.parse(project.run("outputs", "--stack", "dev", "--json").stdout) as Record<
            string,
            unknown
        >;
        const { kubeconfig, withProfile, securityGroup, sameName } = outputs;
        const execArguments = (text: unknown) =>
            (JSON.parse(String(text)) as { users: { user: { exec: { args: string[] } } }[] }).users[0]?.user.exec.args;
        const name = inputsOf("aws:eks/cluster:Cluster", "c-eksCluster")?.name;
        const expected = ["--region", "eu-west-1", "eks", "get-token", "--cluster-name", name, "--output", "json"];
        assert.deepEqual(execArguments(kubeconfig), expected);
        assert.deepEqual(execArguments(withProfile), [...expected, "--profile", "team"]);
        assert.match(String(securityGroup), /^sg-/);
        assert.equal(sameName, true);
    });

    it("change nothing when nothing changes, and leave nothing when they are destroyed", () => {
        assert.equal(project.run("up", "--stack", "dev", "--expect-no-changes").code, 0);
        const { code, stdout } = project.run("destroy", "--stack", "dev");
        assert.equal(code, 0, stdout);
    });
});
