import { type Input, type Inputs, jsonStringify, output } from "@pulumi/pulumi/output";
import { type ComponentResourceOptions, mergeOptions } from "@pulumi/pulumi/resource";

import type { Cluster } from "./cluster";
import { Component } from "./component";
import { Child } from "./packages";

export interface AddonArgs {
    readonly cluster: Cluster;
    readonly configurationValues?: Input<Record<string, unknown>>;
    readonly [setting: string]: unknown;
}

/** An add-on of a cluster. Source: addons/addon.ts of pulumi-eks. */
export class Addon extends Component {
    readonly addon: Child;

    constructor(name: string, args: AddonArgs, opts: ComponentResourceOptions) {
        const { cluster, configurationValues, ...settings } = args;
        super("eks:index:Addon", name, args, mergeOptions(opts, { parent: cluster }));
        this.addon = new Child(
            "aws:eks/addon:Addon",
            name,
            {
                ...settings,
                clusterName: cluster.core.apply((core) => core.cluster.name),
                configurationValues:
                    configurationValues === undefined ? undefined : jsonStringify(output(configurationValues)),
            },
            { parent: this },
        );
    }

    get outputs(): Inputs {
        return { addon: this.addon };
    }
}
