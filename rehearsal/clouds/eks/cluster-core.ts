import { Config } from "@pulumi/pulumi/config";
import { type Input, type Output, all, jsonStringify, output } from "@pulumi/pulumi/output";
import type { ComponentResource, CustomResourceOptions } from "@pulumi/pulumi/resource";

import { type AccessEntry, accessEntries, awsAuthData, supportsAccessEntries, supportsConfigMap } from "./access";
import { type ClusterArgs, hasAutoMode } from "./cluster-args";
import { createControlPlane } from "./control-plane";
import { type CredentialOptions, kubeconfigOf } from "./kubeconfig";
import { instanceRolesOf } from "./instance-roles";
import { managedAddon } from "./managed-addon";
import { ChildProvider, ask } from "./packages";
import { ConfigMap, type ControlPlane, OpenIdConnectProvider, type Role, type SecurityGroup } from "./resources";
import { clusterSecurityGroup } from "./security-groups";
import { storageClasses } from "./storage-classes";
import { VpcCniAddon } from "./vpc-cni-addon";

/** What a cluster is made of; node groups are given it. */
export interface Core {
    readonly cluster: ControlPlane;
    readonly instanceRoles: Output<Role[]>;
    readonly subnetIds?: Output<string[]>;
    readonly eksNodeAccess?: ConfigMap;
    readonly clusterSecurityGroup?: SecurityGroup;
    readonly kubeconfig: Output<object>;
    readonly vpcId: Output<string>;
    readonly oidcProvider?: OpenIdConnectProvider;
    readonly autoModeNodeRoleName: Output<string>;
    readonly [other: string]: unknown;
}

/** Where a rehearsal has no certificate to take the print of. The real one is asked from the issuer's host. */
const simulatedThumbprint = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

/** Makes all that belongs to a cluster but its nodes. Source: `createCore` in cluster/cluster.ts of pulumi-eks. */
export function createCore(name: string, args: ClusterArgs, parent: ComponentResource): Core {
    const partition = ask<{ partition: string }>("aws:index/getPartition:getPartition", {}, { parent }).apply(
        (found) => found.partition,
    );
    const network = networkOf(args, parent);
    const securityGroup =
        args.clusterSecurityGroup ??
        (skipsSecurityGroups(args)
            ? undefined
            : clusterSecurityGroup(
                  name,
                  { vpcId: network.vpcId, clusterSecurityGroupTags: args.clusterSecurityGroupTags, tags: args.tags },
                  parent,
              ));
    const { cluster, serviceRole, nodeRole, encryptionConfig } = createControlPlane(name, args, {
        ...{ partition, subnetIds: network.clusterSubnetIds, securityGroup, parent },
    });
    if (args.kubeProxyAddonOptions?.enabled ?? !hasAutoMode(args)) {
        managedAddon(name, "kube-proxy", args.kubeProxyAddonOptions, args, cluster, parent);
    }
    const credentials = credentialsOf(args);
    const k8sProvider = new ChildProvider(
        "kubernetes",
        `${name}-eks-k8s`,
        {
            kubeconfig: kubeconfigOf(cluster, credentials, true).apply((config) => JSON.stringify(config)),
            enableConfigMapMutable:
                args.enableConfigMapMutable === undefined ? undefined : jsonStringify(args.enableConfigMapMutable),
        },
        { parent },
    );
    const { instanceRoles, defaultRole } = instanceRolesOf(name, args, partition, parent);
    const inCluster = { parent, provider: k8sProvider };
    const eksNodeAccess = supportsConfigMap(args.authenticationMode)
        ? nodeAccess(name, args, instanceRoles, inCluster)
        : undefined;
    const entries = supportsAccessEntries(args.authenticationMode) ? entriesOf(args, defaultRole) : {};
    const made = accessEntries(name, cluster, entries, { parent, dependsOn: [cluster] });
    const access = [...made, ...(eksNodeAccess === undefined ? [] : [eksNodeAccess])];
    const classes = storageClasses(name, args.storageClasses ?? {}, { ...inCluster, dependsOn: access });
    const vpcCni =
        (args.useDefaultVpcCni ?? hasAutoMode(args))
            ? undefined
            : new VpcCniAddon(
                  `${name}-vpc-cni`,
                  {
                      ...args.vpcCniOptions,
                      clusterName: cluster.name,
                      clusterVersion: cluster.version,
                      tags: args.tags,
                  },
                  { parent, dependsOn: access, providers: { kubernetes: k8sProvider } },
              );
    if (wantsCoreDns(args)) {
        managedAddon(name, "coredns", args.corednsAddonOptions, args, cluster, parent);
    }
    return {
        vpcId: output(network.vpcId),
        subnetIds: output(args.subnetIds ?? network.clusterSubnetIds),
        publicSubnetIds: args.publicSubnetIds === undefined ? undefined : output(args.publicSubnetIds),
        privateSubnetIds: args.privateSubnetIds === undefined ? undefined : output(args.privateSubnetIds),
        clusterSecurityGroup: securityGroup,
        cluster,
        endpoint: cluster.endpoint,
        nodeGroupOptions: args.nodeGroupOptions ?? { version: args.version },
        kubeconfig: kubeconfigOf(cluster, credentials, false),
        provider: k8sProvider,
        vpcCni,
        instanceRoles,
        eksNodeAccess,
        tags: args.tags,
        nodeSecurityGroupTags: args.nodeSecurityGroupTags,
        storageClasses: classes,
        oidcProvider: (args.createOidcProvider ?? false) !== false ? oidcProvider(name, cluster, parent) : undefined,
        encryptionConfig,
        clusterIamRole: args.serviceRole === undefined ? serviceRole?.role : output(args.serviceRole),
        accessEntries: output(Object.values(entries)),
        autoModeNodeRoleName: nodeRole?.role.name ?? output(""),
    };
}

/** Auto Mode makes no security groups unless it is asked to. */
export function skipsSecurityGroups(args: ClusterArgs): boolean {
    return args.skipDefaultSecurityGroups ?? hasAutoMode(args);
}

/** The VPC and the subnets of the control plane: those given, else the account's own. */
function networkOf(args: ClusterArgs, parent: ComponentResource) {
    let vpcId = args.vpcId;
    let clusterSubnetIds: Input<Input<string>[]> = [];
    if (vpcId === undefined) {
        const defaultVpc = ask<{ id: string }>("aws:ec2/getVpc:getVpc", { default: true }, { parent }).apply(
            ({ id }) => id,
        );
        vpcId = defaultVpc;
        clusterSubnetIds = ask<{ ids: string[] }>(
            "aws:ec2/getSubnets:getSubnets",
            { filters: [{ name: "vpc-id", values: [defaultVpc] }] },
            { parent },
        ).apply(({ ids }) => ids);
    }
    if (args.subnetIds !== undefined) {
        clusterSubnetIds = args.subnetIds;
    } else if (args.publicSubnetIds !== undefined || args.privateSubnetIds !== undefined) {
        clusterSubnetIds = all([args.publicSubnetIds ?? [], args.privateSubnetIds ?? []]).apply(
            ([publicIds, privateIds]) => [...publicIds, ...privateIds],
        );
    }
    return { vpcId, clusterSubnetIds };
}

/** Source: `createCluster` in cluster/cluster.ts of pulumi-eks. */
function credentialsOf({
    providerCredentialOpts,
    creationRoleProvider,
}: ClusterArgs): Input<CredentialOptions | undefined> {
    if (creationRoleProvider !== undefined) {
        return { roleArn: creationRoleProvider.role.arn };
    }
    const profileName = process.env.AWS_PROFILE ?? new Config("aws").get("profile");
    return providerCredentialOpts ?? (profileName === undefined ? undefined : { profileName });
}

/** CoreDNS needs nodes to run on: it comes with the default ones, or when it is configured. */
function wantsCoreDns(args: ClusterArgs): boolean {
    const { corednsAddonOptions: options } = args;
    const isByDefault = args.skipDefaultNodeGroup !== true || hasAutoMode(args);
    return options?.configurationValues !== undefined || (options?.enabled ?? isByDefault);
}

function nodeAccess(
    name: string,
    args: ClusterArgs,
    instanceRoles: Output<Role[]>,
    opts: CustomResourceOptions,
): ConfigMap {
    return new ConfigMap(
        `${name}-nodeAccess`,
        {
            apiVersion: "v1",
            kind: "ConfigMap",
            immutable: false,
            metadata: {
                name: "aws-auth",
                namespace: "kube-system",
                annotations: { "pulumi.com/patchForce": "true" },
            },
            data: awsAuthData(instanceRoles, args.roleMappings, args.userMappings),
        },
        opts,
    );
}

function entriesOf(args: ClusterArgs, defaultRole: Output<Role> | undefined): Record<string, AccessEntry> {
    return {
        ...(defaultRole === undefined
            ? {}
            : {
                  defaultNodeGroupInstanceRole: {
                      principalArn: defaultRole.apply(({ arn }) => arn),
                      type: "EC2_LINUX",
                  },
              }),
        ...args.accessEntries,
    };
}

function oidcProvider(name: string, cluster: ControlPlane, parent: ComponentResource): OpenIdConnectProvider {
    return new OpenIdConnectProvider(
        `${name}-oidcProvider`,
        {
            clientIdLists: ["sts.amazonaws.com"],
            url: cluster.identities.apply((identities) => identities?.[0]?.oidcs?.[0]?.issuer),
            thumbprintLists: [simulatedThumbprint],
        },
        { parent },
    );
}
