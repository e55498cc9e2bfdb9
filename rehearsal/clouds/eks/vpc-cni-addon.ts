import { type Input, type Inputs, type Output, all, jsonStringify, output } from "@pulumi/pulumi/output";
import type { ComponentResourceOptions } from "@pulumi/pulumi/resource";
import { ResourceError } from "@pulumi/pulumi/errors";

import { Component } from "./component";
import { latestVersion, sortedKeys } from "./managed-addon";
import { Child } from "./packages";

type Scalar = Input<string | number | boolean>;

export interface VpcCniOptions {
    readonly addonVersion?: Input<string>;
    readonly clusterName?: Input<string>;
    readonly clusterVersion?: Input<string>;
    readonly configurationValues?: Input<Record<string, unknown>>;
    readonly enableNetworkPolicy?: Input<boolean>;
    readonly resolveConflictsOnCreate?: Input<string>;
    readonly resolveConflictsOnUpdate?: Input<string>;
    readonly securityContextPrivileged?: Input<boolean>;
    readonly serviceAccountRoleArn?: Input<string>;
    readonly tags?: Input<Record<string, Input<string>> | undefined>;
    readonly warmEniTarget?: Input<number>;
    readonly [setting: string]: unknown;
}

/** The plugin's environment: variable, option, and what it is without the option. */
const variables: readonly (readonly [variable: string, option: string, fallback?: string])[] = [
    ["AWS_VPC_CNI_NODE_PORT_SUPPORT", "nodePortSupport"],
    ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "customNetworkConfig"],
    ["WARM_IP_TARGET", "warmIpTarget"],
    ["WARM_PREFIX_TARGET", "warmPrefixTarget"],
    ["ENABLE_PREFIX_DELEGATION", "enablePrefixDelegation"],
    ["AWS_VPC_K8S_CNI_LOGLEVEL", "logLevel", "DEBUG"],
    ["AWS_VPC_K8S_CNI_LOG_FILE", "logFile", "/host/var/log/aws-routed-eni/ipamd.log"],
    ["AWS_VPC_K8S_CNI_VETHPREFIX", "vethPrefix", "eni"],
    ["AWS_VPC_ENI_MTU", "eniMtu", "9001"],
    ["ENI_CONFIG_LABEL_DEF", "eniConfigLabelDef"],
    ["AWS_VPC_K8S_PLUGIN_LOG_LEVEL", "pluginLogLevel", "DEBUG"],
    ["AWS_VPC_K8S_PLUGIN_LOG_FILE", "pluginLogFile", "/var/log/aws-routed-eni/plugin.log"],
    ["ENABLE_POD_ENI", "enablePodEni", "false"],
    ["AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER", "cniConfigureRpfilter"],
    ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "cniCustomNetworkCfg", "false"],
];
const initVariables: typeof variables = [["DISABLE_TCP_EARLY_DEMUX", "disableTcpEarlyDemux", "false"]];

/** The network plugin as a managed add-on. Source: addons/cni-addon.ts of pulumi-eks. */
export class VpcCniAddon extends Component {
    static readonly type = "eks:index:VpcCniAddon";
    declare readonly addon: Child;

    /** @param args absent where the component exists and `opts` has its URN */
    constructor(name: string, args: VpcCniOptions | undefined, opts: ComponentResourceOptions) {
        super(VpcCniAddon.type, name, args ?? { addon: undefined }, opts);
        if (args !== undefined) {
            this.addon = this.#create(name, args);
            this.registerOutputs(this.outputs);
        }
    }

    get outputs(): Inputs {
        return { addon: this.addon };
    }

    #create(name: string, args: VpcCniOptions): Child {
        if (args.clusterName === undefined) {
            throw new ResourceError("Missing required option 'clusterName'", this);
        }
        const environment = { env: environmentOf(args, variables), initEnv: environmentOf(args, initVariables) };
        environment.env.WARM_ENI_TARGET = output(args.warmEniTarget).apply((target) => String(target ?? 1));
        environment.env.AWS_VPC_K8S_CNI_EXTERNALSNAT = externalSnat(args);
        const configuration = all([environment, args.enableNetworkPolicy, args.configurationValues]).apply(
            ([{ env, initEnv }, networkPolicy, own]) => merge(own ?? {}, env, initEnv, networkPolicy),
        );
        const addon = new Child(
            "aws:eks/addon:Addon",
            name,
            {
                clusterName: args.clusterName,
                addonVersion: this.#version(args),
                addonName: "vpc-cni",
                resolveConflictsOnCreate: args.resolveConflictsOnCreate ?? "OVERWRITE",
                resolveConflictsOnUpdate: args.resolveConflictsOnUpdate ?? "OVERWRITE",
                preserve: true,
                configurationValues: jsonStringify(configuration, sortedKeys),
                serviceAccountRoleArn: args.serviceAccountRoleArn,
                tags: args.tags,
            },
            { parent: this },
        );
        if (args.securityContextPrivileged !== undefined && args.securityContextPrivileged !== false) {
            this.#privilege(name, args.securityContextPrivileged, addon);
        }
        return addon;
    }

    #version({ addonVersion, clusterVersion }: VpcCniOptions): Input<string> {
        if (addonVersion !== undefined) {
            return addonVersion;
        }
        if (clusterVersion === undefined) {
            throw new ResourceError(
                "You need to specify either `addonVersion` or `clusterVersion` to determine the version of the vpc-cni addon to use.",
                this,
            );
        }
        return latestVersion("vpc-cni", clusterVersion, this);
    }

    #privilege(name: string, privileged: Input<boolean>, addon: Child): void {
        new Child(
            "kubernetes:apps/v1:DaemonSetPatch",
            name,
            {
                apiVersion: "apps/v1",
                kind: "DaemonSet",
                metadata: {
                    name: "aws-node",
                    namespace: "kube-system",
                    annotations: { "pulumi.com/patchForce": "true" },
                },
                spec: { template: { spec: { containers: [{ name: "aws-node", securityContext: { privileged } }] } } },
            },
            { parent: this, dependsOn: [addon], retainOnDelete: true },
        );
    }
}

function environmentOf(args: VpcCniOptions, table: typeof variables): Record<string, Output<string>> {
    const environment: Record<string, Output<string>> = {};
    for (const [variable, option, fallback] of table) {
        const setting = args[option] as Scalar | undefined;
        if (isSet(setting)) {
            environment[variable] = output(setting).apply(String);
        } else if (fallback !== undefined) {
            environment[variable] = output(fallback);
        }
    }
    return environment;
}

function externalSnat({ cniExternalSnat, externalSnat: own }: VpcCniOptions): Output<string> {
    const [first, second] = [own as Scalar | undefined, cniExternalSnat as Scalar | undefined];
    if (isSet(first) && isSet(second)) {
        throw new Error("Please specify one of `cniExternalSnat` or `externalSnat` in your VpcCniOptions");
    }
    const setting = isSet(first) ? first : second;
    return isSet(setting) ? output(setting).apply(String) : output("false");
}

/** pulumi-eks takes what is false, zero or empty for not given. */
function isSet(setting: Scalar | undefined): setting is Scalar {
    return setting !== undefined && setting !== false && setting !== 0 && setting !== "";
}

function merge(
    own: Record<string, unknown>,
    env: Record<string, string>,
    initEnv: Record<string, string>,
    networkPolicy: boolean | undefined,
): Record<string, unknown> {
    const init = isObject(own.init) ? own.init : {};
    return {
        ...own,
        ...("enableNetworkPolicy" in own || networkPolicy === undefined
            ? {}
            : { enableNetworkPolicy: String(networkPolicy) }),
        env: { ...env, ...(isObject(own.env) ? own.env : {}) },
        init: { ...init, env: { ...initEnv, ...(isObject(init.env) ? init.env : {}) } },
    };
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
