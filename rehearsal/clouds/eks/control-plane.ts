import { type Input, type Inputs, type Output, all, output } from "@pulumi/pulumi/output";
import type { ComponentResource } from "@pulumi/pulumi/resource";

import { type ClusterArgs, hasAutoMode } from "./cluster-args";
import { ControlPlane, type SecurityGroup } from "./resources";
import { ServiceRole, managedPolicies } from "./service-role";

export interface ControlPlaneParts {
    readonly cluster: ControlPlane;
    readonly serviceRole: ServiceRole | undefined;
    /** The role of the nodes that Auto Mode makes. */
    readonly nodeRole: ServiceRole | undefined;
    readonly encryptionConfig: Output<Inputs> | undefined;
}

export interface ControlPlaneContext {
    readonly partition: Output<string>;
    readonly subnetIds: Input<Input<string>[]>;
    readonly securityGroup: SecurityGroup | undefined;
    readonly parent: ComponentResource;
}

/** The cluster and its roles. Source: `createCore` in cluster/cluster.ts of pulumi-eks. */
export function createControlPlane(name: string, args: ClusterArgs, context: ControlPlaneContext): ControlPlaneParts {
    const { partition, parent } = context;
    const autoMode = hasAutoMode(args);
    const serviceRole =
        args.serviceRole === undefined
            ? new ServiceRole(
                  `${name}-eksRole`,
                  {
                      service: "eks.amazonaws.com",
                      description: "Allows EKS to manage clusters on your behalf.",
                      managedPolicyArns: managedPolicies(
                          partition,
                          "AmazonEKSClusterPolicy",
                          ...(autoMode ? autoModePolicies : []),
                      ),
                      tags: args.tags,
                      assumeRoleActions: ["sts:AssumeRole", "sts:TagSession"],
                  },
                  { parent },
              )
            : undefined;
    const nodeRole =
        autoMode && args.autoMode?.createNodeRole !== false
            ? new ServiceRole(
                  `${name}-nodeRole`,
                  {
                      service: "ec2.amazonaws.com",
                      managedPolicyArns: managedPolicies(
                          partition,
                          "AmazonEKSWorkerNodeMinimalPolicy",
                          "AmazonEC2ContainerRegistryPullOnly",
                      ),
                      tags: args.tags,
                  },
                  { parent },
              )
            : undefined;
    const encryptionConfig =
        args.encryptionConfigKeyArn === undefined
            ? undefined
            : output(args.encryptionConfigKeyArn).apply((keyArn): Inputs => ({
                  provider: { keyArn },
                  resources: ["secrets"],
              }));
    const cluster = new ControlPlane(
        `${name}-eksCluster`,
        {
            name: args.name,
            roleArn: serviceRole?.role.arn ?? output(args.serviceRole).apply((role) => role?.arn),
            ...modeInputs(args, nodeRole),
            bootstrapSelfManagedAddons: autoMode ? false : (args.bootstrapSelfManagedAddons ?? true),
            vpcConfig: {
                securityGroupIds: context.securityGroup === undefined ? undefined : [context.securityGroup.id],
                subnetIds: context.subnetIds,
                endpointPrivateAccess: args.endpointPrivateAccess,
                endpointPublicAccess: args.endpointPublicAccess,
                publicAccessCidrs: publicAccess(args),
            },
            version: args.version,
            enabledClusterLogTypes: args.enabledClusterLogTypes,
            tags: all([args.tags, args.clusterTags]).apply(([tags, own]) => ({
                Name: `${name}-eksCluster`,
                ...own,
                ...tags,
            })),
            encryptionConfig,
            accessConfig:
                args.authenticationMode === undefined
                    ? undefined
                    : {
                          authenticationMode: args.authenticationMode,
                          bootstrapClusterCreatorAdminPermissions: true,
                      },
            upgradePolicy: args.upgradePolicy,
            deletionProtection: args.deletionProtection,
        },
        {
            parent,
            ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
            dependsOn: [serviceRole, nodeRole].flatMap((role) => role?.attached ?? []),
        },
    );
    return { cluster, serviceRole, nodeRole, encryptionConfig };
}

const autoModePolicies = [
    "AmazonEKSComputePolicy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
];

/** What Auto Mode needs to be given together, and the addresses of Services. */
function modeInputs(args: ClusterArgs, nodeRole: ServiceRole | undefined): Inputs {
    const autoMode = hasAutoMode(args);
    const network =
        autoMode || args.kubernetesServiceIpAddressRange !== undefined || args.ipFamily !== undefined
            ? all([args.kubernetesServiceIpAddressRange, args.ipFamily]).apply(
                  ([range, ipFamily = "ipv4"]): Inputs => ({
                      serviceIpv4Cidr: ipFamily === "ipv4" ? range : undefined,
                      ipFamily,
                      elasticLoadBalancing: autoMode ? { enabled: true } : undefined,
                  }),
              )
            : undefined;
    if (!autoMode) {
        return { kubernetesNetworkConfig: network };
    }
    // The provider takes the three together or not at all, so a preview that lacks one must lack them all.
    const together = all([args.autoMode?.computeConfig, nodeRole?.role.arn, network]).apply(
        ([own, nodeRoleArn, kubernetesNetworkConfig]) => ({
            computeConfig: { enabled: true, nodeRoleArn, nodePools: ["general-purpose", "system"], ...own },
            storageConfig: { blockStorage: { enabled: true } },
            kubernetesNetworkConfig,
        }),
    );
    return {
        computeConfig: together.apply(({ computeConfig }) => computeConfig),
        storageConfig: together.apply(({ storageConfig }) => storageConfig),
        kubernetesNetworkConfig: together.apply(({ kubernetesNetworkConfig }) => kubernetesNetworkConfig),
    };
}

function publicAccess({ publicAccessCidrs, endpointPublicAccess }: ClusterArgs): Output<string[]> | undefined {
    return publicAccessCidrs === undefined
        ? undefined
        : all([publicAccessCidrs, endpointPublicAccess ?? true]).apply(([cidrs, isPublic]) => {
              if (!isPublic) {
                  throw new Error("`publicAccessCidrs` can only be set when `endpointPublicAccess` is true");
              }
              return cidrs;
          });
}
