import type * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";

import { awaited } from "../shared/kubernetes-rules";

/** A Secret of Kubernetes that External Secrets keeps as an entry of the secret store is. */
export interface SecretFromStore {
    /** Name of the Secret. */
    readonly secretName: pulumi.Input<string>;
    readonly namespace: pulumi.Input<string>;
    /** The ClusterSecretStore. */
    readonly storeName: pulumi.Input<string>;
    /** The entry of the store, as `SecretStore.put` gave it. */
    readonly entry: pulumi.Input<string>;
    /** Keys of the Secret, by each the part of the entry it holds. Other parts never reach the namespace. */
    readonly keys: Readonly<Record<string, string>>;
    /** A text that changes with the entry: the Secret is then renewed at once. */
    readonly version?: pulumi.Input<string>;
}

/**
 * Has External Secrets make a Secret, and waits until it is there. It goes with what made it.
 * Source: https://github.com/external-secrets/external-secrets/blob/v2.9.0/apis/externalsecrets/v1/externalsecret_types.go
 */
export function secretFromStore(
    name: string,
    secret: SecretFromStore,
    opts: pulumi.CustomResourceOptions,
): CustomResource {
    const { secretName, namespace, storeName, entry, keys, version } = secret;
    return new CustomResource(
        name,
        {
            apiVersion: "external-secrets.io/v1",
            kind: "ExternalSecret",
            metadata: {
                name: secretName,
                namespace,
                // External Secrets looks again at whatever had its annotations changed.
                annotations: { ...awaited, ...(version === undefined ? {} : { "fairlead.dev/version": version }) },
            },
            spec: {
                refreshPolicy: "Periodic",
                refreshInterval: "15m",
                secretStoreRef: { kind: "ClusterSecretStore", name: storeName },
                target: { name: secretName, creationPolicy: "Owner", deletionPolicy: "Retain" },
                data: Object.entries(keys).map(([secretKey, property]) => ({
                    secretKey,
                    remoteRef: { key: entry, property },
                })),
            },
        },
        opts,
    );
}
