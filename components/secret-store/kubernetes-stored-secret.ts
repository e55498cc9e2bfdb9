import type * as pulumi from "@pulumi/pulumi";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";

import { checkSecretName } from "./secret-entries";

/** What other components need to know of a store in the cluster: `KubernetesSecretStore` itself, or a namespace. */
export interface KubernetesSecretStoreReference {
    /** Namespace that holds the secrets. */
    readonly secretNamespace: pulumi.Input<string>;
}

/** What goes into the store, and what it is called there. */
export interface KubernetesStoredSecret extends KubernetesSecretStoreReference {
    /** Name of the Secret. */
    readonly secretName: string;
    /** Its parts by their keys. */
    readonly entries: Record<string, pulumi.Input<string>>;
}

/** Puts a secret into the store. @returns its name there, known once it is there. */
export function putKubernetesSecret(
    name: string,
    { secretNamespace, secretName, entries }: KubernetesStoredSecret,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    checkSecretName(secretName);
    const secret = new Secret(
        name,
        { metadata: { name: secretName, namespace: secretNamespace }, stringData: entries },
        opts,
    );
    return secret.metadata.name;
}
