import * as pulumi from "@pulumi/pulumi";
import { Registry as AzureRegistry } from "@pulumi/azure-native/containerregistry";

import { rejectFaults, type Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { freeName } from "../shared/azure-names";
import type { Registry } from "./registry";

/** Size and features of a registry. */
export const AcrSku = {
    /** 10 GiB included. */
    Basic: "Basic",
    /** 100 GiB included. */
    Standard: "Standard",
    /** 500 GiB included; private endpoints and replicas, and copies in each zone. */
    Premium: "Premium",
} as const;
export type AcrSku = (typeof AcrSku)[keyof typeof AcrSku];

export interface AcrRegistryArgs {
    /** The resource group of the registry. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /**
     * Name of the registry, unique in the world: 5 to 50 lower-case letters and digits. A change replaces the registry.
     * @default letters and digits of the component's name, and a digest of it and of the subscription
     */
    readonly registryName?: pulumi.Input<string>;
    /**
     * Size and features.
     * @default AcrSku.Basic
     */
    readonly sku?: AcrSku;
    /**
     * Tags of the registry.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the registry with its images.
     * @default true
     */
    readonly protect?: boolean;
}

/** What other components need to know of an Azure registry: `AcrRegistry` itself, or the ids of one that exists. */
export interface AcrReference {
    /** ARM id of the registry. */
    readonly acrId: pulumi.Input<string>;
    /** Host name to log in to. */
    readonly loginServer: pulumi.Input<string>;
}

/**
 * An Azure container registry without password and without anonymous pull.
 *
 * Azure has no setting against moving tags. So releases must name digests, and the pipeline locks what it pushed
 * (`az acr repository update --write-enabled false`). Who may pull or push is said where it is needed: by
 * the argument `registry` of `AksCluster` and of `AzureGithubOidcAccess`.
 */
export class AcrRegistry extends pulumi.ComponentResource implements Registry, AcrReference {
    /** ARM id of the registry. */
    readonly acrId: pulumi.Output<string>;
    /** Host name to log in to. */
    readonly loginServer: pulumi.Output<string>;
    /** What image references begin with: here the host name alone. */
    readonly imagePrefix: pulumi.Output<string>;

    constructor(name: string, args: AcrRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AcrRegistry", name, acrRegistryFaults(args));
        super("fairlead:index:AcrRegistry", name, {}, opts);

        const registry = new AzureRegistry(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                registryName: args.registryName ?? freeName(name, 50, this),
                sku: { name: args.sku ?? AcrSku.Basic },
                adminUserEnabled: false,
                anonymousPullEnabled: false,
                // Azure refuses to change it, and takes it for Premium alone.
                zoneRedundancy: args.sku === AcrSku.Premium ? "Enabled" : undefined,
                tags: args.tags,
            },
            { parent: this, protect: args.protect ?? true },
        );

        this.acrId = registry.id;
        this.loginServer = registry.loginServer;
        this.imagePrefix = registry.loginServer;
        this.registerOutputs({ acrId: this.acrId, loginServer: this.loginServer, imagePrefix: this.imagePrefix });
    }
}

/** What is wrong with the arguments, before anything is created. */
export function acrRegistryFaults({ registryName }: Pick<AcrRegistryArgs, "registryName">): Fault[] {
    return matches(
        "registryName",
        registryName,
        /^[a-z0-9]{5,50}$/,
        "5 to 50 lower-case letters and digits",
        "leave it out to get a free one",
    );
}
