import * as pulumi from "@pulumi/pulumi";
import { getClientConfigOutput } from "@pulumi/azure-native/authorization";
import { Vault } from "@pulumi/azure-native/keyvault";
import { RandomString } from "@pulumi/random/randomString";

import type { AzureServiceNetworkReference } from "../network/azure-network-references";
import { createPrivateEndpoint } from "../network/azure-private-link";
import { rejectFaults, type Fault } from "../shared/arguments";
import { cidr, matches, wholeNumber } from "../shared/argument-rules";
import { putKeyVaultSecret } from "./azure-key-vault-secret";
import type { SecretStore } from "./secret-store";

/** What other components need to know of a key vault: `AzureKeyVault` itself, or the id of one that exists. */
export interface AzureKeyVaultReference {
    /** ARM id of the vault. */
    readonly keyVaultId: pulumi.Input<string>;
}

export interface AzureKeyVaultArgs {
    /** The resource group of the vault. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`. A change replaces the vault.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /**
     * The network whose nodes may read secrets: an `AzureNetwork`, or the ids of another.
     * @default none: only `authorizedIpRanges` reach the vault
     */
    readonly network?: AzureServiceNetworkReference;
    /**
     * Name of the vault, unique in the world, and blocked for `softDeleteRetentionDays` after the vault was deleted. A
     * change replaces the vault.
     * @default letters and digits of the component's name, and random ones
     */
    readonly vaultName?: pulumi.Input<string>;
    /**
     * Networks of people who may read secrets from outside, in CIDR notation, beside their roles.
     * @default []
     */
    readonly authorizedIpRanges?: string[];
    /**
     * Days that a deleted vault can be had back, 7 to 90. Azure refuses to change it.
     * @default 90
     */
    readonly softDeleteRetentionDays?: number;
    /**
     * Whether nobody, not even Azure's support, can delete a deleted vault for good before these days are over. Azure
     * refuses to take it back.
     * @default true
     */
    readonly purgeProtection?: boolean;
    /**
     * Tags of the vault and its secrets.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace the vault.
     * @default true
     */
    readonly protect?: boolean;
}

/** What secrets are made with. No property of the component, since that would be one of its outputs. */
const given = new WeakMap<AzureKeyVault, Pick<AzureKeyVaultArgs, "tags"> & { readonly name: string }>();

/**
 * A key vault that roles open, and that only the network's nodes reach. External Secrets reads it by the workload identity
 * of its own pods, which needs the role `KeyVaultSecretsUser` on it.
 */
export class AzureKeyVault extends pulumi.ComponentResource implements SecretStore, AzureKeyVaultReference {
    /** ARM id of the vault, to give roles on. */
    readonly keyVaultId: pulumi.Output<string>;
    /** URL of the vault. */
    readonly vaultUrl: pulumi.Output<string>;
    /** The `spec.provider` of a store of the External Secrets Operator. It is known once nodes reach the vault. */
    readonly provider: pulumi.Output<pulumi.Inputs>;

    constructor(name: string, args: AzureKeyVaultArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureKeyVault", name, azureKeyVaultFaults(name, args));
        super("fairlead:index:AzureKeyVault", name, {}, opts);

        const { resourceGroupName, location, tags } = args;
        const { nodeSubnetId, privateLink } = args.network ?? {};
        const ranges = args.authorizedIpRanges ?? [];
        const vault = new Vault(
            name,
            {
                resourceGroupName,
                location,
                tags,
                vaultName: args.vaultName ?? this.freeName(name),
                properties: {
                    tenantId: getClientConfigOutput({ parent: this }).tenantId,
                    sku: { family: "A", name: "standard" },
                    enableRbacAuthorization: true,
                    softDeleteRetentionInDays: args.softDeleteRetentionDays ?? 90,
                    // Azure takes true or nothing.
                    enablePurgeProtection: args.purgeProtection === false ? undefined : true,
                    publicNetworkAccess: privateLink !== undefined && ranges.length === 0 ? "Disabled" : "Enabled",
                    networkAcls: {
                        defaultAction: "Deny",
                        bypass: "AzureServices",
                        ipRules: ranges.map((value) => ({ value })),
                        virtualNetworkRules:
                            nodeSubnetId === undefined || privateLink !== undefined ? [] : [{ id: nodeSubnetId }],
                    },
                },
            },
            { parent: this, protect: args.protect ?? true },
        );
        const reachable =
            privateLink === undefined
                ? vault
                : createPrivateEndpoint(
                      `${name}-vault-endpoint`,
                      { resourceGroupName, location, tags },
                      {
                          serviceId: vault.id,
                          groupId: "vault",
                          subnetId: privateLink.endpointSubnetId,
                          zoneId: privateLink.keyVaultZoneId,
                      },
                      { parent: this },
                  );

        given.set(this, { name, tags });
        this.keyVaultId = vault.id;
        this.vaultUrl = vault.properties.vaultUri.apply((uri) => uri.replace(/\/$/, ""));
        this.provider = pulumi
            .all([this.vaultUrl, reachable.id])
            .apply(([vaultUrl]): pulumi.Inputs => ({ azurekv: { authType: "WorkloadIdentity", vaultUrl } }));
        this.registerOutputs({ keyVaultId: this.keyVaultId, vaultUrl: this.vaultUrl, provider: this.provider });
    }

    put(
        name: string,
        entries: Record<string, pulumi.Input<string>>,
        opts?: pulumi.ComponentResourceOptions,
    ): pulumi.Output<string> {
        const store = given.get(this);
        return putKeyVaultSecret(
            `${store?.name ?? ""}-${name}`,
            { keyVaultId: this.keyVaultId, secretName: name, entries, tags: store?.tags },
            pulumi.mergeOptions(opts, { parent: this }),
        );
    }

    /** Random, so that a vault can be made anew while the name of a deleted one is blocked. */
    private freeName(name: string): pulumi.Output<string> {
        const suffix = new RandomString(
            `${name}-vault-suffix`,
            { length: 8, upper: false, special: false },
            { parent: this },
        );
        const readable = name.toLowerCase().replace(/[^a-z0-9]/g, "");
        return pulumi.interpolate`${readable.slice(0, 16)}${suffix.result}`;
    }
}

/** What is wrong with the arguments, before anything is created. */
export function azureKeyVaultFaults(
    name: string,
    args: Omit<AzureKeyVaultArgs, "resourceGroupName" | "network">,
): Fault[] {
    return [
        ...matches("name", name, /^[A-Za-z]/, "a letter at the beginning", "choose such a name"),
        ...matches(
            "vaultName",
            args.vaultName,
            /^(?=.{3,24}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/,
            "3 to 24 letters, digits and single hyphens, a letter first",
            "leave it out to get a free one",
        ),
        ...(args.authorizedIpRanges ?? []).flatMap((range, index) => cidr(`authorizedIpRanges[${index}]`, range, 1)),
        ...wholeNumber("softDeleteRetentionDays", args.softDeleteRetentionDays, 7, 90, "days"),
    ];
}
