import type { ValueMap } from "../../../simulation/values";
import { sameJson } from "../../diff/merge-patch";
import type { GroupVersionKind } from "../../objects/group-version-kind";
import { mapAt, stringAt, valueAt } from "../../objects/paths";
import { ApiError } from "../api-error";
import { Faults } from "./faults";
import { isAmount, numberOf } from "./quantity";

/**
 * Fields that the API server refuses to change, beside those for which the provider replaces the object.
 * Source: the `Validate…Update` functions in pkg/apis of Kubernetes and, for definitions, of apiextensions-apiserver.
 */
const immutable: Readonly<Record<string, readonly string[]>> = {
    "/Service": ["spec.loadBalancerClass"],
    "apiextensions.k8s.io/CustomResourceDefinition": [
        "spec.group",
        "spec.scope",
        "spec.names.kind",
        "spec.names.plural",
    ],
    "batch/Job": ["spec.completionMode", "spec.manualSelector", "spec.podFailurePolicy", "spec.podReplacementPolicy"],
    "networking.k8s.io/IngressClass": ["spec.controller"],
    "node.k8s.io/RuntimeClass": ["handler"],
    "scheduling.k8s.io/PriorityClass": ["value", "preemptionPolicy"],
    "storage.k8s.io/StorageClass": ["reclaimPolicy", "volumeBindingMode"],
};

/**
 * Refuses a change that the API server would refuse.
 *
 * @param before the live object
 * @param after the object as it would be, complete
 * @throws ApiError
 */
export function validateUpdate(before: ValueMap, after: ValueMap, gvk: GroupVersionKind): void {
    const faults = new Faults();
    for (const path of immutable[`${gvk.group}/${gvk.kind}`] ?? []) {
        const keys = path.split(".");
        const old = valueAt(before, ...keys);
        const value = valueAt(after, ...keys) ?? null;
        if (old !== undefined && !sameJson(old, value)) {
            faults.invalid(path, value, "field is immutable");
        }
    }
    if (gvk.group === "" && gvk.kind === "PersistentVolumeClaim") {
        validateClaimUpdate(before, after, faults);
    }
    if (faults.texts.length > 0) {
        throw ApiError.invalid(gvk, stringAt(after, "metadata", "name"), faults.texts);
    }
}

/** A claim may only grow. */
function validateClaimUpdate(before: ValueMap, after: ValueMap, faults: Faults): void {
    const storage = ["spec", "resources", "requests", "storage"];
    const old = valueAt(before, ...storage);
    const value = valueAt(after, ...storage);
    if (isAmount(old) && isAmount(value) && numberOf(value) < numberOf(old)) {
        faults.forbidden("spec.resources.requests.storage", "field can not be less than status.capacity");
    }
    const mutable = { resources: null, volumeAttributesClassName: null };
    if (!sameJson({ ...mapAt(before, "spec"), ...mutable }, { ...mapAt(after, "spec"), ...mutable })) {
        faults.forbidden(
            "spec",
            "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims",
        );
    }
}
