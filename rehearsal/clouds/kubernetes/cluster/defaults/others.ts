import { isMap, type ValueMap } from "../../../simulation/values";
import { mapsAt, stringAt } from "../../objects/paths";
import { fill, mapIn } from "./fill";

/** Fills in a Namespace. Source: pkg/apis/core/v1/defaults.go of Kubernetes. */
export function fillNamespace(namespace: ValueMap): void {
    const metadata = mapIn(namespace, "metadata");
    mapIn(metadata, "labels")["kubernetes.io/metadata.name"] = stringAt(metadata, "name");
    fill(mapIn(namespace, "spec"), { finalizers: ["kubernetes"] });
}

/** Fills in a Secret. Source: as above. */
export function fillSecret(secret: ValueMap): void {
    fill(secret, { type: "Opaque" });
}

/** Fills in a PersistentVolumeClaim, which a default storage class serves at once. Source: as above. */
export function fillClaim(claim: ValueMap, uid: string): void {
    fill(mapIn(claim, "metadata"), { finalizers: ["kubernetes.io/pvc-protection"] });
    fill(mapIn(claim, "spec"), { volumeMode: "Filesystem", storageClassName: "default", volumeName: `pvc-${uid}` });
}

/** Fills in a PersistentVolume. Source: as above. */
export function fillVolume(volume: ValueMap): void {
    fill(mapIn(volume, "metadata"), { finalizers: ["kubernetes.io/pv-protection"] });
    fill(mapIn(volume, "spec"), { volumeMode: "Filesystem", persistentVolumeReclaimPolicy: "Retain" });
}

/** Fills in a StorageClass. Source: pkg/apis/storage/v1/defaults.go of Kubernetes. */
export function fillStorageClass(storageClass: ValueMap): void {
    fill(storageClass, { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" });
}

/** Fills in a PriorityClass. Source: pkg/apis/scheduling/v1/defaults.go of Kubernetes. */
export function fillPriorityClass(priorityClass: ValueMap): void {
    fill(priorityClass, { preemptionPolicy: "PreemptLowerPriority" });
}

/** Fills in a RoleBinding or ClusterRoleBinding. Source: pkg/apis/rbac/v1/defaults.go of Kubernetes. */
export function fillRoleBinding(binding: ValueMap): void {
    fill(mapIn(binding, "roleRef"), { apiGroup: "rbac.authorization.k8s.io" });
    for (const subject of mapsAt(binding, "subjects")) {
        if (subject.kind !== "ServiceAccount") {
            fill(subject, { apiGroup: "rbac.authorization.k8s.io" });
        }
    }
}

/** Fills in a HorizontalPodAutoscaler. Source: pkg/apis/autoscaling/v2/defaults.go of Kubernetes. */
export function fillAutoscaler(autoscaler: ValueMap): void {
    const spec = mapIn(autoscaler, "spec");
    fill(spec, { minReplicas: 1 });
    if (autoscaler.apiVersion === "autoscaling/v2" && mapsAt(spec, "metrics").length === 0) {
        const cpu = { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } };
        spec.metrics = [{ type: "Resource", resource: cpu }];
    }
}

/** Fills in a CustomResourceDefinition. Source: apiextensions-apiserver/pkg/apis/apiextensions/v1/defaults.go of Kubernetes. */
export function fillDefinition(definition: ValueMap): void {
    const spec = mapIn(definition, "spec");
    fill(spec, { conversion: { strategy: "None" } });
    const names = mapIn(spec, "names");
    const kind = stringAt(names, "kind");
    fill(names, { listKind: `${kind}List`, singular: kind.toLowerCase() });
}

/** Fills in the webhooks of a configuration. Source: pkg/apis/admissionregistration/v1/defaults.go of Kubernetes. */
export function fillWebhooks(configuration: ValueMap): void {
    for (const webhook of mapsAt(configuration, "webhooks")) {
        fill(webhook, {
            failurePolicy: "Fail",
            matchPolicy: "Equivalent",
            timeoutSeconds: 10,
            namespaceSelector: {},
            objectSelector: {},
        });
        if (configuration.kind === "MutatingWebhookConfiguration") {
            fill(webhook, { reinvocationPolicy: "Never" });
        }
        const { clientConfig } = webhook;
        if (isMap(clientConfig) && isMap(clientConfig.service)) {
            fill(clientConfig.service, { port: 443 });
        }
        for (const rule of mapsAt(webhook, "rules")) {
            fill(rule, { scope: "*" });
        }
    }
}
