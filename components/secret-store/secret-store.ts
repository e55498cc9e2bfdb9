import type * as pulumi from "@pulumi/pulumi";

/** Where an environment's secrets live, whatever cloud that is. External Secrets brings them to pods. */
export interface SecretStore {
    /**
     * The `spec.provider` of a store of the External Secrets Operator, for example `{ azurekv: { … } }`. It is known once
     * the store can be read.
     */
    readonly provider: pulumi.Output<pulumi.Inputs>;
    /**
     * Puts a secret into the store.
     *
     * @param name the secret: lower-case letters, digits and hyphens, such as `service-login`.
     * @param entries its parts by their keys. They are kept as one JSON text, which External Secrets takes apart.
     * @param opts options of the secret. Its parent is the store, whatever they say.
     * @returns the key by which External Secrets finds it. It is known once the secret is there.
     */
    readonly put: (
        name: string,
        entries: Record<string, pulumi.Input<string>>,
        opts?: pulumi.ComponentResourceOptions,
    ) => pulumi.Output<string>;
}
