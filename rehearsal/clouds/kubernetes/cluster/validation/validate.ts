import type { ResourceShape } from "../../../shapes/shape";
import type { ValueMap } from "../../../simulation/values";
import type { GroupVersionKind } from "../../objects/group-version-kind";
import { mapAt, stringAt } from "../../objects/paths";
import { ApiError } from "../api-error";
import {
    validateAutoscaler,
    validateClaim,
    validateConfigMap,
    validateDefinition,
    validateDisruptionBudget,
    validateQuota,
    validateRoleBinding,
    validateSecret,
} from "./configuration";
import { Faults } from "./faults";
import { validateMetadata } from "./metadata";
import { validatePodSpec } from "./pods";
import { validateIngress, validateService } from "./services";
import { typeFault, validateShape } from "./shape";
import { validateCronJob, validateJob, validateWorkload } from "./workloads";

/** What the API server checks of a kind beside its schema. */
const rules: Readonly<Record<string, (object: ValueMap, faults: Faults) => void>> = {
    "/ConfigMap": validateConfigMap,
    "/PersistentVolumeClaim": validateClaim,
    "/Pod": (pod, faults) => {
        validatePodSpec(mapAt(pod, "spec"), "spec", faults);
    },
    "/ResourceQuota": validateQuota,
    "/Secret": validateSecret,
    "/Service": validateService,
    "apiextensions.k8s.io/CustomResourceDefinition": validateDefinition,
    "apps/DaemonSet": validateWorkload,
    "apps/Deployment": validateWorkload,
    "apps/ReplicaSet": validateWorkload,
    "apps/StatefulSet": validateWorkload,
    "autoscaling/HorizontalPodAutoscaler": validateAutoscaler,
    "batch/CronJob": validateCronJob,
    "batch/Job": (job, faults) => {
        validateJob(mapAt(job, "spec"), "spec", faults);
    },
    "networking.k8s.io/Ingress": validateIngress,
    "policy/PodDisruptionBudget": validateDisruptionBudget,
    "rbac.authorization.k8s.io/ClusterRoleBinding": validateRoleBinding,
    "rbac.authorization.k8s.io/RoleBinding": validateRoleBinding,
};

/**
 * Refuses what the API server would refuse.
 *
 * @param shape what the SDK declares of the kind; `undefined` for custom kinds, of which only the metadata is checked
 * @throws ApiError
 */
export function validate(
    object: ValueMap,
    gvk: GroupVersionKind,
    shape: ResourceShape | undefined,
    namespaced: boolean,
): void {
    const fault = shape === undefined ? undefined : typeFault(object, shape.inputs, shape.className);
    if (fault !== undefined) {
        throw ApiError.undecodable(gvk, fault);
    }
    const faults = new Faults();
    validateMetadata(object, gvk, namespaced, faults);
    if (shape !== undefined) {
        validateShape(object, shape.inputs, shape.className, faults);
        rules[`${gvk.group}/${gvk.kind}`]?.(object, faults);
    }
    if (faults.texts.length > 0) {
        throw ApiError.invalid(gvk, stringAt(object, "metadata", "name"), faults.texts);
    }
}
