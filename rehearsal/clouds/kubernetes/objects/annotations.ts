import { isMap, isUnknown, type ValueMap } from "../../simulation/values";
import { mapAt, stringAt, valueAt } from "./paths";

/** The annotations by which a program steers the provider. Source: provider/pkg/metadata/annotations.go of pulumi-kubernetes. */
export const annotations = {
    autonamed: "pulumi.com/autonamed",
    replaceUnready: "pulumi.com/replaceUnready",
    skipAwait: "pulumi.com/skipAwait",
    patchFieldManager: "pulumi.com/patchFieldManager",
    helmHook: "helm.sh/hook",
    lastApplied: "kubectl.kubernetes.io/last-applied-configuration",
} as const;

const managedByLabel = "app.kubernetes.io/managed-by";

/** The value of an annotation, empty if there is none. */
export function annotationOf(object: ValueMap, key: string): string {
    return stringAt(object, "metadata", "annotations", key);
}

/** Sets an annotation to `true`, unless a preview does not know the annotations yet. */
export function annotate(object: ValueMap, key: string): void {
    const metadata = (object.metadata ??= {});
    if (!isMap(metadata)) {
        return;
    }
    const existing = (metadata.annotations ??= {});
    if (isMap(existing)) {
        existing[key] = "true";
    }
}

/** Marks an object as managed by Pulumi, which client-side apply does, unless a preview does not know the labels yet. */
export function labelAsManaged(object: ValueMap): void {
    const metadata = (object.metadata ??= {});
    if (!isMap(metadata)) {
        return;
    }
    const labels = (metadata.labels ??= {});
    if (isMap(labels)) {
        labels[managedByLabel] = managedByValue();
    }
}

/** True if the object is marked as managed by Pulumi, or may be. */
export function isLabelledAsManaged(object: ValueMap): boolean {
    const metadata = object.metadata;
    const labels = mapAt(object, "metadata").labels;
    const label = valueAt(object, "metadata", "labels", managedByLabel);
    return isUnknown(metadata) || isUnknown(labels) || isUnknown(label) || label === managedByValue();
}

function managedByValue(): string {
    return process.env.PULUMI_KUBERNETES_MANAGED_BY_LABEL ?? "pulumi";
}
