import { InputPropertiesError, InputPropertyError } from "@pulumi/pulumi/errors";
import { type Input, type Inputs, type Output, all, output } from "@pulumi/pulumi/output";
import type { ComponentResource, ComponentResourceOptions } from "@pulumi/pulumi/resource";

import { supportsAccessEntries } from "./access";
import { Cluster } from "./cluster";
import type { Core } from "./cluster-core";
import { Component } from "./component";
import { Child } from "./packages";
import type { Role } from "./resources";

export interface ManagedNodeGroupArgs {
    /** An `eks.Cluster`, or its `core`. */
    readonly cluster: object;
    readonly clusterName?: Input<string>;
    readonly amiType?: Input<string>;
    readonly diskSize?: Input<number>;
    readonly enableIMDSv2?: boolean;
    readonly ignoreScalingChanges?: boolean;
    readonly launchTemplate?: Input<Inputs>;
    readonly nodeRole?: Input<Role>;
    readonly nodeRoleArn?: Input<string>;
    readonly scalingConfig?: Input<{
        readonly desiredSize?: number;
        readonly minSize?: number;
        readonly maxSize?: number;
    }>;
    readonly subnetIds?: Input<Input<string>[]>;
    readonly version?: Input<string>;
    readonly [setting: string]: unknown;
}

/** Settings that go on to the node group as they are. */
const handedOn = [
    ...["capacityType", "forceUpdateVersion", "instanceTypes", "labels", "nodeGroupName", "nodeGroupNamePrefix"],
    ...["releaseVersion", "remoteAccess", "tags", "taints"],
];

/** Settings by which pulumi-eks writes the nodes' user data or chooses their hardware. */
const notSimulated = [
    ...["kubeletExtraArgs", "bootstrapExtraArgs", "bottlerocketSettings", "nodeadmExtraOptions"],
    ...["userData", "amiId", "gpu", "operatingSystem", "enableEfaSupport", "placementGroupAvailabilityZone"],
];

/** A managed node group. Source: `createManagedNodeGroup` in nodes/nodegroup.ts of pulumi-eks. */
export class ManagedNodeGroup extends Component {
    readonly nodeGroup: Child;

    constructor(name: string, args: ManagedNodeGroupArgs, opts: ComponentResourceOptions) {
        super("eks:index:ManagedNodeGroup", name, args, opts);
        check(args);
        const core = coreOf(args);
        const cluster = core.apply((found) => found.cluster);
        const roleArn = roleArnOf(args);
        checkRole(core, roleArn);
        const launchTemplate = this.#launchTemplate(name, args);
        this.nodeGroup = new Child(
            "aws:eks/nodeGroup:NodeGroup",
            name,
            {
                ...Object.fromEntries(handedOn.map((setting) => [setting, args[setting]])),
                amiType: args.amiType,
                diskSize: launchTemplate === undefined ? args.diskSize : undefined,
                version:
                    args.version ??
                    (args.launchTemplate === undefined ? cluster.apply(({ version }) => version) : undefined),
                clusterName: args.clusterName ?? cluster.apply((found) => found.name),
                nodeRoleArn: roleArn,
                scalingConfig: output(args.scalingConfig).apply((scaling) => ({
                    desiredSize: scaling?.desiredSize ?? 2,
                    minSize: scaling?.minSize ?? 1,
                    maxSize: scaling?.maxSize ?? 2,
                })),
                subnetIds: args.subnetIds ?? core.apply(({ subnetIds }) => subnetIds ?? []),
                launchTemplate: launchTemplate ?? args.launchTemplate,
            },
            {
                parent: this,
                dependsOn: core.apply(({ eksNodeAccess }) => (eksNodeAccess === undefined ? [] : [eksNodeAccess])),
                ignoreChanges: args.ignoreScalingChanges === true ? ["scalingConfig.desiredSize"] : undefined,
            },
        );
        this.registerOutputs(this.outputs);
    }

    get outputs(): Inputs {
        return { nodeGroup: this.nodeGroup, placementGroupName: "" };
    }

    /** A launch template where the settings can't be said otherwise. */
    #launchTemplate(name: string, { enableIMDSv2, diskSize }: ManagedNodeGroupArgs): Inputs | undefined {
        if (enableIMDSv2 === undefined) {
            return undefined;
        }
        const template = new LaunchTemplate(
            `${name}-launchTemplate`,
            {
                blockDeviceMappings:
                    diskSize === undefined ? undefined : [{ deviceName: "/dev/xvda", ebs: { volumeSize: diskSize } }],
                metadataOptions: {
                    httpTokens: enableIMDSv2 ? "required" : "optional",
                    httpPutResponseHopLimit: 2,
                    httpEndpoint: "enabled",
                },
            },
            this,
        );
        return { id: template.id, version: template.latestVersion.apply(String) };
    }
}

class LaunchTemplate extends Child {
    declare readonly latestVersion: Output<number>;

    constructor(name: string, inputs: Inputs, parent: ComponentResource) {
        super("aws:ec2/launchTemplate:LaunchTemplate", name, inputs, { parent }, ["latestVersion"]);
    }
}

function check(args: ManagedNodeGroupArgs): void {
    const unsupported = notSimulated.filter((setting) => args[setting] !== undefined);
    if (unsupported.length > 0) {
        throw new Error(
            `A rehearsal does not simulate ${unsupported.map((setting) => `\`${setting}\``).join(", ")} of ` +
                "eks:index:ManagedNodeGroup: give the group a launch template of your own (launchTemplate).",
        );
    }
    const errors = [
        ...(args.nodeRole !== undefined && args.nodeRoleArn !== undefined
            ? [
                  {
                      propertyPath: "nodeRole",
                      reason: "You cannot specify both nodeRole and nodeRoleArn when creating a managed node group.",
                  },
              ]
            : []),
        ...(args.nodeRole === undefined && args.nodeRoleArn === undefined
            ? [
                  {
                      propertyPath: "nodeRole",
                      reason: "An IAM role, or role ARN must be provided to create a managed node group",
                  },
              ]
            : []),
        ...(args.launchTemplate !== undefined && args.enableIMDSv2 !== undefined
            ? [
                  {
                      propertyPath: "launchTemplate",
                      reason:
                          "If you provide a custom launch template, you cannot provide any of bootstrapExtraArgs, " +
                          "kubeletExtraArgs, bottlerocketSettings, nodeadmExtraOptions, enableIMDSv2, userData, amiId, " +
                          "enableEfaSupport. Please include these in the launch template that you are providing.",
                  },
              ]
            : []),
    ];
    if (errors.length > 0) {
        throw new InputPropertiesError({
            message: "The input properties for the managed node group are invalid.",
            errors,
        });
    }
}

function coreOf({ cluster }: ManagedNodeGroupArgs): Output<Core> {
    return output<object>(cluster).apply((found): Output<Core> => {
        return found instanceof Cluster ? found.core : (output(found) as Output<Core>);
    });
}

function roleArnOf({ nodeRoleArn, nodeRole }: ManagedNodeGroupArgs): Output<string | undefined> {
    const ofRole = output(nodeRole).apply((role) => output(role?.arn));
    return nodeRoleArn === undefined ? ofRole : output(nodeRoleArn);
}

/** Where nodes are let in by the ConfigMap, it must know their role before they come. */
function checkRole(core: Output<Core>, roleArn: Output<string | undefined>): void {
    const known = core.apply(({ cluster, instanceRoles }) =>
        all([cluster.accessConfig, output(instanceRoles).apply((roles) => all(roles.map(({ arn }) => arn)))]),
    );
    all([known, roleArn]).apply(([[access, arns], arn]) => {
        if (!supportsAccessEntries(access.authenticationMode) && arn !== undefined && !arns.includes(arn)) {
            throw new InputPropertyError({
                propertyPath: "nodeRole",
                reason: "A managed node group cannot be created without first setting its role in the cluster's instanceRoles",
            });
        }
    });
}
