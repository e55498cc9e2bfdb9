import { type Input, type Inputs, all, output } from "@pulumi/pulumi/output";
import type { CustomResourceOptions } from "@pulumi/pulumi/resource";

import { Child } from "./packages";

export interface StorageClass {
    readonly type: Input<string>;
    readonly default?: Input<boolean>;
    readonly metadata?: Input<{ readonly annotations?: Record<string, string> }>;
    readonly zones?: Input<string[]>;
    readonly iopsPerGb?: Input<number>;
    readonly encrypted?: Input<boolean>;
    readonly kmsKeyId?: Input<string>;
    readonly [setting: string]: unknown;
}

/** The storage classes of a cluster by name. Source: cluster/storageclass.ts of pulumi-eks. */
export function storageClasses(
    componentName: string,
    classes: string | Readonly<Record<string, StorageClass>>,
    opts: CustomResourceOptions,
): Record<string, Child> {
    const given = typeof classes === "string" ? { [classes]: { type: classes, default: true } } : classes;
    return Object.fromEntries(
        Object.entries(given).map(([key, storageClass]) => [
            key,
            new Child(
                "kubernetes:storage.k8s.io/v1:StorageClass",
                `${componentName.toLowerCase()}-${key}`,
                inputsOf(storageClass),
                { ...opts, aliases: [{ type: "kubernetes:storage.k8s.io/v1beta1:StorageClass" }] },
            ),
        ]),
    );
}

function inputsOf(storageClass: StorageClass): Inputs {
    const { type, zones, iopsPerGb, encrypted, kmsKeyId, allowVolumeExpansion } = storageClass;
    const { mountOptions, reclaimPolicy, volumeBindingMode } = storageClass;
    const metadata = all([storageClass.metadata, storageClass.default]).apply(([own, isDefault]) =>
        isDefault === true
            ? {
                  ...own,
                  annotations: { ...own?.annotations, "storageclass.kubernetes.io/is-default-class": "true" },
              }
            : (own ?? {}),
    );
    return {
        apiVersion: "storage.k8s.io/v1",
        kind: "StorageClass",
        metadata,
        provisioner: "kubernetes.io/aws-ebs",
        parameters: {
            type,
            zones: zones === undefined ? undefined : output(zones).apply((names) => names.join(", ")),
            iopsPerGb: iopsPerGb === undefined ? undefined : output(iopsPerGb).apply(String),
            encrypted: encrypted === undefined ? undefined : output(encrypted).apply(String),
            kmsKeyId,
        },
        ...{ allowVolumeExpansion, mountOptions, reclaimPolicy, volumeBindingMode },
    };
}
