import * as pulumi from "@pulumi/pulumi";
import { Key } from "@pulumi/azure-native/keyvault";

import { AzureKeyVault, azureKeyVaultFaults } from "../secret-store/azure-key-vault";
import { rejectFaults, type Fault } from "../shared/arguments";
import { nameOf } from "../shared/azure-ids";
import { placeOf, stackFaults } from "../state-backend/state-backend";
import type { SecretsKeys } from "./secrets-keys";

export interface AzureSecretsKeysArgs {
    /** The resource group of the key vault. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`. A change replaces the vault.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /** The stacks, each of which gets a key. */
    readonly stacks: string[];
    /** Networks that reach the keys, in CIDR notation: those of people, and of the machines that workflows run on. */
    readonly authorizedIpRanges: string[];
    /**
     * Tags of vault and keys.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the keys, and nobody can delete a deleted vault for good for 90 days.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * A key vault with one key for each stack. Who has the role `KeyVaultCryptoUser` on a key reads the stack's secrets.
 *
 * The keys do not rotate by themselves: a secret is decrypted by the newest version, which must be the one that encrypted it.
 * `pulumi stack change-secrets-provider` moves a stack to another key.
 */
export class AzureSecretsKeys extends pulumi.ComponentResource implements SecretsKeys {
    /** What `pulumi stack init --secrets-provider` takes for each stack, by its name. */
    readonly secretsProviders: pulumi.Output<Record<string, string>>;
    /** ARM ids of the keys, by stack. */
    readonly keyIds: pulumi.Output<Record<string, string>>;
    /** ARM id of the vault. */
    readonly keyVaultId: pulumi.Output<string>;

    constructor(name: string, args: AzureSecretsKeysArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureSecretsKeys", name, azureSecretsKeysFaults(name, args));
        super("fairlead:index:AzureSecretsKeys", name, {}, opts);

        const { resourceGroupName, location, stacks, authorizedIpRanges, tags } = args;
        const protect = args.protect ?? true;
        const vault = new AzureKeyVault(
            name,
            { resourceGroupName, location, authorizedIpRanges, tags, protect, purgeProtection: protect },
            { parent: this },
        );
        const keys = stacks.map((stack): [string, Key] => [
            stack,
            new Key(
                `${name}-${stack}`,
                {
                    resourceGroupName,
                    vaultName: vault.keyVaultId.apply(nameOf),
                    keyName: placeOf(stack),
                    properties: { kty: "RSA", keySize: 4096, keyOps: ["encrypt", "decrypt"] },
                    tags,
                },
                { parent: this, protect },
            ),
        ]);

        this.secretsProviders = pulumi.all(
            Object.fromEntries(
                keys.map(([stack, { keyUri }]) => [
                    stack,
                    keyUri.apply((uri) => uri.replace(/^https:/, "azurekeyvault:")),
                ]),
            ),
        );
        this.keyIds = pulumi.all(Object.fromEntries(keys.map(([stack, { id }]) => [stack, id])));
        this.keyVaultId = vault.keyVaultId;
        this.registerOutputs({
            secretsProviders: this.secretsProviders,
            keyIds: this.keyIds,
            keyVaultId: this.keyVaultId,
        });
    }
}

/** What is wrong with the arguments, before anything is created. */
export function azureSecretsKeysFaults(
    name: string,
    { stacks, authorizedIpRanges }: Pick<AzureSecretsKeysArgs, "stacks" | "authorizedIpRanges">,
): Fault[] {
    return [...stackFaults(stacks), ...azureKeyVaultFaults(name, { authorizedIpRanges })];
}
