import * as pulumi from "@pulumi/pulumi";
import { Secret } from "@pulumi/azure-native/keyvault";

import { nameOf, resourceGroupNameOf } from "../shared/azure-ids";
import { checkSecretName, entriesAsJson } from "./secret-entries";

/** What goes into a vault, and what it is called there. */
export interface KeyVaultSecret {
    /** ARM id of the vault. */
    readonly keyVaultId: pulumi.Input<string>;
    readonly secretName: string;
    readonly entries: Record<string, pulumi.Input<string>>;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * Puts a secret into a vault, through Azure's management API: it asks for rights on the vault as a resource, not on what is
 * in it, and works while the vault's firewall is closed.
 *
 * That API deletes no secrets. The provider would do it by the vault itself, where it has no right and the firewall is in
 * the way, and Azure would then keep the name blocked. So a secret that is no longer put stays until the vault goes.
 * Source: pulumi/pulumi-azure-native, `provider/pkg/resources/customresources/custom_keyvault.go`
 *
 * @returns the secret's name in the vault. It is known once the secret is there.
 */
export function putKeyVaultSecret(
    name: string,
    { keyVaultId, secretName, entries, tags }: KeyVaultSecret,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    checkSecretName(secretName);
    const vault = pulumi.output(keyVaultId);
    const secret = new Secret(
        name,
        {
            resourceGroupName: vault.apply(resourceGroupNameOf),
            vaultName: vault.apply(nameOf),
            secretName,
            properties: { value: entriesAsJson(entries), contentType: "application/json" },
            tags,
        },
        { ...opts, retainOnDelete: true },
    );
    return secret.name;
}
