import type { ValueMap } from "../../../simulation/values";
import type { GroupVersionKind } from "../../objects/group-version-kind";
import { fillIngressClass, fillNetworkPolicy, fillService } from "./networking";
import {
    fillAutoscaler,
    fillClaim,
    fillDefinition,
    fillNamespace,
    fillPriorityClass,
    fillRoleBinding,
    fillSecret,
    fillStorageClass,
    fillVolume,
    fillWebhooks,
} from "./others";
import { fillPod } from "./pods";
import { fillCronJob, fillDaemonSet, fillDeployment, fillJob, fillReplicaSet, fillStatefulSet } from "./workloads";

const byKind: Readonly<Record<string, (object: ValueMap, uid: string) => void>> = {
    "/Namespace": fillNamespace,
    "/PersistentVolume": fillVolume,
    "/PersistentVolumeClaim": fillClaim,
    "/Pod": fillPod,
    "/ReplicationController": fillReplicaSet,
    "/Secret": fillSecret,
    "/Service": fillService,
    "admissionregistration.k8s.io/MutatingWebhookConfiguration": fillWebhooks,
    "admissionregistration.k8s.io/ValidatingWebhookConfiguration": fillWebhooks,
    "apiextensions.k8s.io/CustomResourceDefinition": fillDefinition,
    "apps/DaemonSet": fillDaemonSet,
    "apps/Deployment": fillDeployment,
    "apps/ReplicaSet": fillReplicaSet,
    "apps/StatefulSet": fillStatefulSet,
    "autoscaling/HorizontalPodAutoscaler": fillAutoscaler,
    "batch/CronJob": fillCronJob,
    "batch/Job": fillJob,
    "networking.k8s.io/IngressClass": fillIngressClass,
    "networking.k8s.io/NetworkPolicy": fillNetworkPolicy,
    "rbac.authorization.k8s.io/ClusterRoleBinding": fillRoleBinding,
    "rbac.authorization.k8s.io/RoleBinding": fillRoleBinding,
    "scheduling.k8s.io/PriorityClass": fillPriorityClass,
    "storage.k8s.io/StorageClass": fillStorageClass,
};

/**
 * Fills in what a cluster sets by itself in a new object. Changes the object.
 *
 * @param uid the object's own, from which allotted addresses and names follow
 */
export function fillObject(object: ValueMap, { group, kind }: GroupVersionKind, uid: string): void {
    byKind[`${group}/${kind}`]?.(object, uid);
}
