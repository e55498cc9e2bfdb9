import { isMap, type Value, type ValueMap } from "../../simulation/values";
import { ofObject } from "../objects/group-version-kind";

/** Whether ConfigMaps and Secrets may change in place. */
export interface Mutability {
    readonly configMaps: boolean;
    readonly secrets: boolean;
}

const selector = [".spec.selector"];

const job = [".spec.completions", ".spec.parallelism", ".spec.selector", ".spec.template"];

const statefulSet = [
    ".spec.podManagementPolicy",
    ".spec.revisionHistoryLimit",
    ".spec.selector",
    ".spec.serviceName",
    ".spec.volumeClaimTemplates",
];

const roleBinding = [".roleRef"];

const containerFields = [
    "args",
    "command",
    "env",
    "image",
    "imagePullPolicy",
    "lifecycle",
    "livenessProbe",
    "ports",
    "readinessProbe",
    "resources",
    "securityContext",
    "stdin",
    "stdinOnce",
    "terminationMessagePath",
    "terminationMessagePolicy",
    "tty",
    "volumeDevices",
    "volumeMounts",
    "workingDir",
];

const podFields = [
    "affinity",
    "automountServiceAccountToken",
    "dnsConfig",
    "dnsPolicy",
    "enableServiceLinks",
    "hostAliases",
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostname",
    "imagePullSecrets",
    "nodeName",
    "nodeSelector",
    "overhead",
    "preemptionPolicy",
    "priority",
    "priorityClassName",
    "readinessGates",
    "restartPolicy",
    "runtimeClassName",
    "schedulerName",
    "securityContext",
    "serviceAccount",
    "serviceAccountName",
    "shareProcessNamespace",
    "subdomain",
    "terminationGracePeriodSeconds",
    "volumes",
];

const volumeSources = [
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "cinder",
    "csi",
    "fc",
    "flexVolume",
    "flocker",
    "gcePersistentDisk",
    "glusterfs",
    "hostPath",
    "iscsi",
    "local",
    "nfs",
    "photonPersistentDisk",
    "portworxVolume",
    "quobyte",
    "rbd",
    "scaleIO",
    "storageos",
    "vsphereVolume",
];

/**
 * What can't change in place, by group, version and kind. What lies below a named field counts with it.
 * Source: provider/pkg/provider/diff.go of pulumi-kubernetes.
 */
const forceNew: Readonly<Record<string, readonly string[]>> = {
    "apps/v1beta1/StatefulSet": statefulSet,
    "apps/v1beta2/DaemonSet": selector,
    "apps/v1beta2/Deployment": selector,
    "apps/v1beta2/StatefulSet": statefulSet,
    "apps/v1/DaemonSet": selector,
    "apps/v1/Deployment": selector,
    "apps/v1/StatefulSet": statefulSet,
    "policy/v1beta1/PodDisruptionBudget": [".spec"],
    "rbac.authorization.k8s.io/v1alpha1/ClusterRoleBinding": roleBinding,
    "rbac.authorization.k8s.io/v1alpha1/RoleBinding": roleBinding,
    "rbac.authorization.k8s.io/v1beta1/ClusterRoleBinding": roleBinding,
    "rbac.authorization.k8s.io/v1beta1/RoleBinding": roleBinding,
    "rbac.authorization.k8s.io/v1/ClusterRoleBinding": roleBinding,
    "rbac.authorization.k8s.io/v1/RoleBinding": roleBinding,
    "storage.k8s.io/v1/StorageClass": [".parameters", ".provisioner"],
    "batch/v1beta1/Job": job,
    "batch/v1/Job": job,
    "batch/v2alpha1/Job": job,
    "/v1/PersistentVolume": volumeSources.map((source) => `.spec.${source}`),
    "/v1/PersistentVolumeClaim": [".spec.accessModes", ".spec.selector", ".spec.storageClassName", ".spec.volumeName"],
    "/v1/Pod": [
        ...podFields.map((field) => `.spec.${field}`),
        ...containerFields.flatMap((field) => [`.spec.containers[*].${field}`, `.spec.initContainers[*].${field}`]),
    ],
    "/v1/ResourceQuota": [".spec.scopes"],
    "/v1/Secret": [".type"],
    "/v1/Service": [".spec.clusterIP"],
};

/** The identity of an object, which never changes in place. */
export const identityFields = [".metadata.name", ".metadata.namespace"];

/** The fields of an object whose change replaces it. */
export function forceNewFields(object: ValueMap, mutable: Mutability): readonly string[] {
    const { group, version, kind } = ofObject(object);
    if (group === "" && version === "v1") {
        if (kind === "Secret" && (!mutable.secrets || object.immutable === true)) {
            return [...identityFields, ".type", ".stringData", ".data"];
        }
        if (kind === "ConfigMap" && (!mutable.configMaps || object.immutable === true)) {
            return [...identityFields, ".binaryData", ".data"];
        }
    }
    return [...identityFields, ...(forceNew[`${group}/${version}/${kind}`] ?? [])];
}

/** True if a change at `path` touches one of the fields: at it, below it, or above it with a value that has it. */
export function touches(fields: readonly string[], path: readonly (string | number)[], value: Value): boolean {
    return fields.some((field) => reaches(stepsOf(field), path, value));
}

const parsed = new Map<string, readonly string[]>();

/** The steps of a field's path, `[*]` being a step of its own. */
function stepsOf(field: string): readonly string[] {
    let steps = parsed.get(field);
    if (steps === undefined) {
        steps = field.slice(1).replaceAll("[*]", ".*").split(".");
        parsed.set(field, steps);
    }
    return steps;
}

function reaches(steps: readonly string[], path: readonly (string | number)[], value: Value): boolean {
    for (const [index, step] of steps.entries()) {
        const key = path[index];
        if (key === undefined) {
            return holds(steps.slice(index), value);
        }
        if (step === "*" ? typeof key !== "number" : key !== step) {
            return false;
        }
    }
    return true;
}

function holds([step, ...rest]: readonly string[], value: Value): boolean {
    if (step === undefined) {
        return true;
    }
    if (step === "*") {
        return Array.isArray(value) && value.some((element) => holds(rest, element));
    }
    const inner = isMap(value) ? value[step] : undefined;
    return inner !== undefined && holds(rest, inner);
}
