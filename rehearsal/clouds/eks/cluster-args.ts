import type { Input, Inputs } from "@pulumi/pulumi/output";

import { API, supportsAccessEntries, supportsConfigMap, type AccessEntries, type Mapping } from "./access";
import type { CredentialOptions } from "./kubeconfig";
import type { Role, SecurityGroup } from "./resources";
import type { StorageClass } from "./storage-classes";
import type { VpcCniOptions } from "./vpc-cni-addon";

export type Tags = Input<Record<string, string>>;

interface AddonOptions {
    readonly enabled?: boolean;
    readonly version?: Input<string>;
    readonly configurationValues?: Input<Record<string, unknown>>;
    readonly resolveConflictsOnCreate?: Input<string>;
    readonly resolveConflictsOnUpdate?: Input<string>;
}

/** The arguments of `eks.Cluster`, as they come over the wire: what the SDK declares as plain is plain. */
export interface ClusterArgs {
    readonly accessEntries?: AccessEntries;
    readonly authenticationMode?: string;
    readonly autoMode?: {
        readonly enabled?: boolean;
        readonly createNodeRole?: boolean;
        readonly computeConfig?: Input<Inputs>;
    };
    readonly bootstrapSelfManagedAddons?: Input<boolean>;
    readonly clusterSecurityGroup?: SecurityGroup;
    readonly clusterSecurityGroupTags?: Tags;
    readonly clusterTags?: Tags;
    readonly corednsAddonOptions?: AddonOptions;
    readonly createInstanceRole?: boolean;
    readonly createOidcProvider?: Input<boolean>;
    readonly creationRoleProvider?: { readonly role: Role; readonly provider?: unknown };
    readonly customInstanceRolePolicy?: Input<string>;
    readonly deletionProtection?: Input<boolean>;
    readonly enableConfigMapMutable?: Input<boolean>;
    readonly enabledClusterLogTypes?: Input<Input<string>[]>;
    readonly encryptionConfigKeyArn?: Input<string>;
    readonly endpointPrivateAccess?: Input<boolean>;
    readonly endpointPublicAccess?: Input<boolean>;
    readonly fargate?: unknown;
    readonly instanceProfileName?: Input<string>;
    readonly instanceRole?: Input<Role>;
    readonly instanceRoles?: Input<Input<Role>[]>;
    readonly ipFamily?: Input<string>;
    readonly kubeProxyAddonOptions?: AddonOptions;
    readonly kubernetesServiceIpAddressRange?: Input<string>;
    readonly name?: Input<string>;
    readonly nodeSecurityGroupTags?: Tags;
    readonly privateSubnetIds?: Input<Input<string>[]>;
    readonly providerCredentialOpts?: Input<CredentialOptions>;
    readonly publicAccessCidrs?: Input<Input<string>[]>;
    readonly publicSubnetIds?: Input<Input<string>[]>;
    readonly roleMappings?: Input<Mapping[]>;
    readonly serviceRole?: Input<Role>;
    readonly skipDefaultNodeGroup?: boolean;
    readonly skipDefaultSecurityGroups?: boolean;
    readonly storageClasses?: string | Record<string, StorageClass>;
    readonly subnetIds?: Input<Input<string>[]>;
    readonly tags?: Tags;
    readonly upgradePolicy?: Input<Inputs>;
    readonly useDefaultVpcCni?: boolean;
    readonly userMappings?: Input<Mapping[]>;
    readonly version?: Input<string>;
    readonly vpcCniOptions?: VpcCniOptions;
    readonly vpcId?: Input<string>;
    readonly [other: string]: unknown;
}

/** Single options of the default node group. Source: `createCore` in cluster/cluster.ts of pulumi-eks. */
const singularNodeOptions = [
    ...["nodeSubnetIds", "nodeAssociatePublicIpAddress", "instanceType", "instanceProfileName", "nodePublicKey"],
    ...["nodeRootVolumeSize", "nodeUserData", "minSize", "maxSize", "desiredCapacity", "nodeAmiId", "gpu"],
];

/** Refuses what pulumi-eks refuses, and by name what this simulation does not make. */
export function checkCluster(args: ClusterArgs): void {
    if (args.creationRoleProvider?.provider !== undefined) {
        throw new Error(
            "The `creationRoleProvider.provider` option is not supported in non-nodejs Pulumi programs. " +
                "Please use the `providerCredentialOpts` option instead.",
        );
    }
    checkAuthentication(args);
    if (args.instanceRole !== undefined && args.instanceRoles !== undefined) {
        throw new Error("instanceRole and instanceRoles are mutually exclusive, and cannot both be set.");
    }
    if (args.subnetIds !== undefined && (args.publicSubnetIds ?? args.privateSubnetIds) !== undefined) {
        throw new Error(
            "subnetIds, and the use of publicSubnetIds and/or privateSubnetIds are mutually exclusive. Choose a single approach.",
        );
    }
    if (args.nodeGroupOptions !== undefined && singularNodeOptions.some((option) => Boolean(args[option]))) {
        throw new Error(
            "Setting nodeGroupOptions, and any set of singular node group option(s) on the cluster, is mutually exclusive. " +
                "Choose a single approach.",
        );
    }
    if (hasAutoMode(args) && !supportsAccessEntries(args.authenticationMode)) {
        throw new Error(
            "Access entries are required when using EKS Auto Mode. Use the authentication mode 'API' or 'API_AND_CONFIG_MAP'.",
        );
    }
    if (args.fargate !== undefined && args.fargate !== false) {
        throw new Error(
            "A rehearsal does not simulate the `fargate` argument of eks:index:Cluster: make a node group.",
        );
    }
    if (args.skipDefaultNodeGroup !== true && !hasAutoMode(args)) {
        throw new Error(
            "A rehearsal does not simulate the default node group of eks:index:Cluster: set skipDefaultNodeGroup and make " +
                "an eks.ManagedNodeGroup or an aws.eks.NodeGroup, or use Auto Mode.",
        );
    }
}

/** Source: `validateAuthenticationMode` in cluster/authenticationMode.ts of pulumi-eks. */
function checkAuthentication(args: ClusterArgs): void {
    const mode = args.authenticationMode;
    if (mode !== undefined && !supportsAccessEntries(mode) && !supportsConfigMap(mode)) {
        throw new Error(
            `Invalid value for authenticationMode: ${mode}. Allowed values are: CONFIG_MAP, API_AND_CONFIG_MAP, API.`,
        );
    }
    if (mode === API) {
        for (const property of ["roleMappings", "userMappings", "instanceRoles"]) {
            const value = args[property];
            if (Array.isArray(value) && value.length > 0) {
                throw new Error(
                    `The '${property}' property does not support non-empty values when 'authenticationMode' is set to '${mode}'.`,
                );
            }
        }
    }
    if (!supportsAccessEntries(mode) && args.accessEntries !== undefined) {
        const found = mode === undefined ? "not set" : `set to '${mode}'`;
        throw new Error(`The 'accessEntries' property is not supported when 'authenticationMode' is ${found}.`);
    }
}

export function hasAutoMode({ autoMode }: ClusterArgs): boolean {
    return autoMode?.enabled === true;
}
